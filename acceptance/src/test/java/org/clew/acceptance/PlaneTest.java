package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Planes of datasets as pictures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaneTest {
  private TestServer server;
  private Caller member;
  private Caller stranger;
  private Path array;
  private String planes;

  @BeforeAll
  void start() {
    server = TestServer.startReachingPrivateAddresses();
    Lab lab = Lab.found(server, "Lab");
    String team = lab.team("Annotators");
    String dataset = lab.dataset("em", team);
    array = server.datasets().resolve("Lab/em/color/1");
    TestArray.empty(array);
    TestArray.chunk(array, 1, 0, 0);
    member = lab.user("max", Map.of(), team).calls();
    stranger = lab.user("sam", Map.of()).calls();
    planes = "//api/clew/v1/datasets/" + dataset + "/layers/color/planes/";
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static int shade(Answer answer, int x, int y) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.expect(200).bytes()));
    return image.getRaster().getSample(x, y, 0);
  }

  @Test
  void aPlaneIsAPicture() throws IOException {
    Answer answer = member.get(planes + "xy.png?position=64,10,5&size=20,10").expect(200);

    assertThat(answer.header("Content-Type")).isEqualTo("image/png");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(shade(answer, 10, 5)).isZero();
    assertThat(shade(answer, 19, 9)).isEqualTo(9);
    assertThat(shade(answer, 9, 5)).isEqualTo(40);
    assertThat(shade(member.get(planes + "xz.png?position=70,10,5&size=3,3"), 2, 0)).isEqualTo(7);
    assertThat(shade(member.get(planes + "yz.png?position=70,10,5&size=3,3"), 2, 0)).isEqualTo(6);
    assertThat(shade(member.get(planes + "xy.png"), 128, 128)).as("the middle").isEqualTo(40);
  }

  @Test
  void whatABrowserHasIsNotSentAgain() {
    String path = planes + "xy.png?position=150,20,5&size=30,30";
    Answer first = member.get(path).expect(200);
    Caller knowing = member.withHeader("If-None-Match", first.header("ETag"));

    assertThat(knowing.get(path).expect(304).bytes()).isEmpty();
    TestArray.chunk(array, 3, 3, 3);
    knowing.get(path).expect(304);
    TestArray.chunk(array, 2, 0, 0);
    assertThat(knowing.get(path).expect(200).header("ETag")).isNotEqualTo(first.header("ETag"));
  }

  @Test
  void onlyThoseWhoMayReadTheDatasetSeeIt() {
    String path = planes + "xy.png?size=1,1";

    stranger.get(path).expect(404);
    server.anonymous().get(path).expect(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size=0,5 | “size” is a width and a height of 1 to 1024 pixels",
        "size=1025,5 | “size” is a width and a height of 1 to 1024 pixels",
        "size=5 | “size” is a width and a height of 1 to 1024 pixels",
        "size=5.5,5 | “size” is a width and a height of 1 to 1024 pixels",
        "position=1,2 | “position” is whole numbers x,y,z",
        "position=1,2,c | “position” is whole numbers x,y,z",
        "position=1,2,NaN | “position” is whole numbers x,y,z",
        "zoom=0 | “zoom” is a number from 0.01 to 1000",
        "zoom=1e9 | “zoom” is a number from 0.01 to 1000",
        "window=5,5 | “window” is two numbers, the lower first",
        "mag=0-1-1 | “mag” is three whole numbers from 1",
        "mag=2-2-1 | Layer “color” has no mag 2-2-1.",
      })
  void badParametersAreTold(String query, String reason) {
    assertThat(member.get(planes + "xy.png?" + query).expect(400).error()).contains(reason);
  }

  @Test
  void anUnknownPlaneOrLayerIsTold() {
    assertThat(member.get(planes + "zz.png").expect(400).error())
        .isEqualTo("A plane is xy, xz or yz, not “zz”.");
    assertThat(member.get(planes.replace("/color/", "/%3Cb%3E/") + "xy.png").expect(404).error())
        .isEqualTo("The dataset has no layer “<b>”; it has “color”.");
  }

  @Test
  void aDamagedChunkIsTold() throws IOException {
    Files.write(array.resolve("c.0.9.9.9"), new byte[10]);

    assertThat(member.get(planes + "xy.png?position=600,600,600").expect(400).error())
        .isEqualTo("The chunk “color/1/c.0.9.9.9” is damaged: it holds 10 bytes, not 262144.");
  }

  /** Answers with files of a directory, and does something before each. */
  private static HttpServer serving(Path directory, Consumer<String> before) throws IOException {
    HttpServer files =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    files.createContext(
        "/",
        exchange -> {
          String name = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
          before.accept(name);
          Path file = directory.resolve(name);
          if (Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(200, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
          } else {
            exchange.sendResponseHeaders(404, -1);
          }
          exchange.close();
        });
    files.start();
    return files;
  }

  /** Registers what is served; answers where its planes are. */
  private static String registered(Caller admin, HttpServer files) {
    String dataset =
        admin
            .post(
                "//api/clew/v1/datasets",
                Map.of(
                    "path",
                    "http://127.0.0.1:" + files.getAddress().getPort() + "/a",
                    "voxelSize",
                    Map.of("factor", List.of(8, 8, 30))))
            .expect(200)
            .json()
            .path("id")
            .asString();
    return "//api/clew/v1/datasets/" + dataset + "/layers/a/planes/xy.png";
  }

  @Test
  void planesOfDatasetsAtAddressesAreDrawn() throws IOException {
    Set<String> asked = new ConcurrentSkipListSet<>();
    Path there = Files.createDirectories(server.datasets().resolve("elsewhere"));
    TestArray.empty(there);
    TestArray.chunk(there, 1, 0, 0);
    HttpServer files = serving(there, asked::add);
    try {
      Caller admin = server.found("Away");
      String path = registered(admin, files);
      asked.clear();

      assertThat(shade(admin.get(path + "?position=64,10,5&size=20,10"), 19, 9)).isEqualTo(9);
      assertThat(asked).containsExactlyInAnyOrder("zarr.json", "c.0.0.0.0", "c.0.1.0.0");
      assertThat(admin.get(path + "?zoom=8&size=1024,1024").expect(400).error())
          .contains("256 files");
    } finally {
      files.stop(0);
    }
  }

  @Test
  void aFewChunksAtAnAddressAreFetchedAtATime() throws IOException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch several = new CountDownLatch(4);
    Path there = Files.createDirectories(server.datasets().resolve("far away"));
    TestArray.empty(there);
    for (int x = 0; x < 4; x++) {
      for (int y = 0; y < 4; y++) {
        TestArray.chunk(there, x, y, 0);
      }
    }
    HttpServer files =
        serving(
            there,
            name -> {
              if (name.startsWith("c.0.")) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                several.countDown();
                await(several);
                running.decrementAndGet();
              }
            });
    try {
      Caller admin = server.found("Far");
      String path = registered(admin, files);

      assertThat(shade(admin.get(path + "?position=64,64,5&size=128,128"), 127, 127)).isEqualTo(63);
      assertThat(most.get()).isEqualTo(4);
      most.set(0);
      assertThat(shade(admin.get(path + "?position=128,128,5&size=256,256"), 70, 70)).isEqualTo(6);
      assertThat(most.get()).isBetween(1, 6);

      Files.write(there.resolve("c.0.4.0.0"), new byte[10]);
      Files.write(there.resolve("c.0.5.0.0"), new byte[20]);
      assertThat(admin.get(path + "?position=320,10,5&size=128,10").expect(400).error())
          .as("the first that is damaged is told")
          .contains("c.0.4.0.0” is damaged: it holds 10 bytes");
    } finally {
      files.stop(0);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
