package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clew.annotation.nml.Nml;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** A task type with more instances than fit into a page, or into the buffers on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class LargeCompoundTest {
  private static final int TASKS = 1010;
  private static final int PEOPLE = 4;
  private static final int CONNECTIONS = 8;
  private static final int NODES = 400;

  private TestServer server;
  private Lab lab;
  private String type;
  private String project;
  private List<String> instances;

  @BeforeAll
  void start() throws Exception {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    String team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    project = lab.project("axons", team, 1);
    lab.tasks(TASKS, Lab.taskBody(type, "axons", lab.dataset("em"), "axons", 1, 1));
    instances = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
      List<Future<List<String>>> done = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        Person person = lab.user("p" + i, Map.of("axons", 1), team);
        done.add(threads.submit(() -> finishAll(person)));
      }
      for (Future<List<String>> each : done) {
        instances.addAll(each.get());
      }
    }
    new StoredContent(server).put(TestNml.nodes(NODES), Map.of(), instances);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static List<String> finishAll(Person person) {
    List<String> finished = new ArrayList<>();
    while (true) {
      var answer = person.calls().post("/user/tasks/request", null);
      if (answer.status() != 200) {
        return finished;
      }
      String id = answer.json().get("id").asString();
      person.calls().patch("/annotations/Task/" + id + "/finish", null).expect(200);
      finished.add(id);
    }
  }

  @Test
  void allInstancesComeBeyondAThousandTasks() {
    assertThat(instances).hasSize(TASKS);
    List<String> sent =
        server
            .statements()
            .sentDuring(() -> {
              Unzipped archive = Unzipped.of(lab.admin().get(path("CompoundTaskType", type)));
              assertThat(archive.entries()).hasSize(TASKS);
              assertThat(ends(archive))
                  .containsExactlyInAnyOrderElementsOf(
                      instances.stream().map(id -> id.substring(18)).toList());
              Nml any = archive.nml(archive.entries().keySet().iterator().next());
              assertThat(any.skeleton().nodeCount()).isEqualTo(NODES);
            });

    assertThat(pages(sent)).isEqualTo(3);
    assertThat(sent.size()).isLessThan(20);
  }

  @Test
  void aProjectIsReadTheSameWay() {
    List<String> sent =
        server
            .statements()
            .sentDuring(() ->
                assertThat(Unzipped.of(lab.admin().get(path("CompoundProject", project))).entries())
                    .hasSize(TASKS));

    assertThat(pages(sent)).isEqualTo(3);
  }

  @Test
  void aClientThatLeavesStopsTheWork() throws Exception {
    CompletableFuture<String> gone = new CompletableFuture<>();
    Logger log = (Logger) LoggerFactory.getLogger("org.clew.server.http.Transmission");
    Awaiting awaiting = new Awaiting(gone);
    awaiting.start();
    Level before = log.getLevel();
    log.setLevel(Level.DEBUG);
    log.addAppender(awaiting);
    try {
      List<String> sent =
          server
              .statements()
              .sentDuring(() -> {
                beginToRead(path("CompoundProject", project)).close();
                assertThat(gone.orTimeout(100, TimeUnit.SECONDS).join())
                    .contains("CompoundProject");
              });

      assertThat(pages(sent)).isEqualTo(1);
    } finally {
      log.detachAppender(awaiting);
      log.setLevel(before);
    }
  }

  @Test
  void slowClientsHoldNoConnectionToTheDatabase() {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 2 * CONNECTIONS; i++) {
      calls.add(beginToRead(path("CompoundProject", project)));
    }

    lab.admin().get("/user").expect(200);

    calls.forEach(Call::close);
  }

  @Test
  void aMissingBlobBreaksTheTransfer() throws IOException {
    String end = ends(Unzipped.of(lab.admin().get(path("CompoundProject", project)))).getLast();
    List<String> last = instances.stream().filter(id -> id.endsWith(end)).toList();
    StoredContent store = new StoredContent(server);
    String before = store.put(TestNml.nodes(NODES), Map.of(), List.of());
    String broken = store.put(TestNml.nodes(3), Map.of(), last);
    try {
      deleteSmallest();

      assertThatThrownBy(() -> lab.admin().get(path("CompoundProject", project)))
          .hasCauseInstanceOf(IOException.class);
    } finally {
      store.sql("UPDATE annotations SET content_id = ? WHERE content_id = ?", before, broken);
    }
  }

  private void deleteSmallest() throws IOException {
    try (Stream<Path> files = Files.walk(server.content().resolve("blobs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) < 2_000) {
          Files.delete(file);
        }
      }
    }
  }

  /** Of the ids of the instances, in the order of the archive. */
  private static List<String> ends(Unzipped archive) {
    return archive.entries().keySet().stream()
        .map(name -> name.replaceFirst(".*__(.{6})\\.nml$", "$1"))
        .toList();
  }

  private static long pages(List<String> sent) {
    return sent.stream().filter(statement -> statement.contains("WITH page")).count();
  }

  private static String path(String typ, String id) {
    return "/annotations/%s/%s/download".formatted(typ, id);
  }

  /** Someone who asks, sees the beginning of the answer, and takes no more. */
  private Call beginToRead(String path) {
    try {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4096);
      URI url = URI.create(server.url());
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
      String token = lab.admin().token();
      socket
          .getOutputStream()
          .write(
              "GET /api/v14%s?token=%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .formatted(path, token)
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200");
      return new Call(socket);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private record Call(Socket socket) implements AutoCloseable {
    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  private static final class Awaiting extends AppenderBase<ILoggingEvent> {
    private final CompletableFuture<String> message;

    Awaiting(CompletableFuture<String> message) {
      this.message = message;
    }

    @Override
    protected void append(ILoggingEvent event) {
      message.complete(event.getFormattedMessage());
    }
  }
}
