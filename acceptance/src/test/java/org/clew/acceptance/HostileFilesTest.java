package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.server.content.IntakeLimits;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Form;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad files cost their sender a clear answer, and the server nothing. */
class HostileFilesTest {
  private static final IntakeLimits LIMITS = new IntakeLimits(1 << 20, 96L << 20, 1000);

  private TestServer server;
  private Lab lab;
  private String type;

  @BeforeEach
  void start() {
    server = TestServer.start(LIMITS);
    lab = Lab.found(server, "Lab");
    String team = lab.team("Annotators");
    type = lab.taskType("both", team, "hybrid");
    lab.dataset("em");
    lab.project("axons", team, 1);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> damagedFiles() {
    byte[] good = good();
    String entity =
        "<!DOCTYPE things [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + Packed.nml("em", 1);
    return Stream.of(
        Arguments.of("entities.nml", Packed.text(entity), "DOCTYPE"),
        Arguments.of("entities.zip", Packed.zip("e.nml", entity), "DOCTYPE"),
        Arguments.of("empty.nml", new byte[0], "empty"),
        Arguments.of("empty.zip", new byte[0], "empty"),
        Arguments.of("nothing.zip", Packed.EMPTY_ZIP, "holds no NML"),
        Arguments.of("cut.zip", Arrays.copyOf(good, good.length - 30), "not copied as a whole"),
        Arguments.of("cut.nml", Packed.text(Packed.nml("em", 9).substring(0, 500)), "ends"),
        Arguments.of("locked.zip", encrypted(good), "encrypted"),
        Arguments.of("up.zip", Packed.zip("../x.nml", Packed.nml("em", 1)), "../x.nml"),
        Arguments.of("root.zip", Packed.zip("/etc/x.nml", Packed.nml("em", 1)), "absolute"),
        Arguments.of("drive.zip", Packed.zip("C:x.nml", Packed.nml("em", 1)), "absolute"),
        Arguments.of(
            "voxels.zip",
            Packed.zip("x.nml", volume("v.zip"), "v.zip", Packed.zip("what.bin", "?")),
            "no volume data"),
        Arguments.of(
            "novoxels.zip",
            Packed.zip("x.nml", volume("v.zip"), "v.zip", "no zip at all"),
            "not a zip file"),
        Arguments.of("elsewhere.zip", Packed.zip("x.nml", volume("../v.zip")), "../v.zip"),
        Arguments.of(
            "deep.zip", Packed.zip("a.zip", Packed.zip("x.nml", "<a/>", "b.zip", good)), "2 deep"),
        Arguments.of(
            "twins.nml",
            Packed.text(
                Packed.nml(
                    "name=\"em\"", 1, "<volume id=\"0\"/><volume id=\"1\" name=\"Volume\"/>")),
            "unique name"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damagedFiles")
  void aDamagedFileIsToldByItsName(String name, byte[] file, String reason) {
    assertThat(tasks(name, file).expect(200).json().at("/tasks/0/error").asString())
        .startsWith("Could not parse file “" + name)
        .contains(reason);
    assertThat(annotation(name, file).expect(400).error())
        .startsWith("Could not parse file “" + name)
        .contains(reason);
    assertNothingIsLeft();
  }

  static Stream<Arguments> hugeFiles() {
    return Stream.of(
        Arguments.of("bomb.zip", Packed.zip("x.nml", new byte[64 << 20]), "no honest archive"),
        Arguments.of(
            "nested.zip",
            Packed.zip("in.zip", Packed.zip("y.nml", "<a/>", "x.nml", new byte[64 << 20])),
            "no honest archive"),
        Arguments.of(
            "large.zip", Packed.zip("x.nml", Packed.nml("em", 30_000)), "1 MB (setting max-nml)"),
        Arguments.of("large.nml", Packed.text(Packed.nml("em", 30_000)), "1 MB (setting max-nml)"),
        Arguments.of("million.zip", manyFiles(100_000), "max-archive-entries"),
        Arguments.of(
            "wide.zip",
            Packed.zip("x.nml", "<a/>", "a.zip", Packed.voxels(97 << 20)),
            "max-unpacked"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hugeFiles")
  void whatIsTooLargeIsRefusedByItsName(String name, byte[] file, String reason) {
    assertThat(tasks(name, file).expect(413).error()).contains("“" + name).contains(reason);
    assertThat(annotation(name, file).expect(413).error()).contains("“" + name).contains(reason);
    assertNothingIsLeft();
  }

  @Test
  void archivesAreTooLargeTogetherEvenIfNoneIsAlone() {
    byte[] archive = Packed.zip("x.nml", Packed.nml("em", 1), "v.zip", Packed.voxels(40 << 20));
    Form form =
        Lab.fileTasks(type, "axons")
            .file("f", "1.zip", archive)
            .file("f", "2.zip", archive)
            .file("f", "3.zip", archive);

    assertThat(lab.admin().upload("/tasks/createFromFiles", form).expect(413).error())
        .contains(".zip” is too large")
        .contains("96 MB");
    assertNothingIsLeft();
  }

  @Test
  void oneTooLargeFileAmongGoodOnesLeavesNothing() {
    Form form = Lab.fileTasks(type, "axons");
    for (int i = 0; i < 20; i++) {
      form.file("f", "good.zip", good());
    }
    form.file("f", "bomb.zip", Packed.zip("x.nml", new byte[64 << 20]));

    lab.admin().upload("/tasks/createFromFiles", form).expect(413);

    assertNothingIsLeft();
  }

  @Test
  void aLargeArchiveComesThrough() {
    byte[] voxels = Packed.voxels(64 << 20);
    byte[] archive = Packed.zip("x.nml", volume("v.zip"), "v.zip", voxels);

    String id = annotation("x.zip", archive).expect(200).json().at("/annotation/id").asString();
    assertThat(tasks("x.zip", archive).expect(200).json().at("/tasks/0/status").asInt())
        .isEqualTo(200);

    byte[] download = lab.admin().get("/annotations/" + id + "/download").expect(200).bytes();
    assertThat(Arrays.equals(Packed.unzip(download).get("data_painted.zip"), voxels)).isTrue();
    assertThat(server.content().resolve("staging")).isEmptyDirectory();
    awaitEmptyUploads();
  }

  @Test
  void anUploadThatEndsTooEarlyLeavesNothing() {
    String boundary = "cut";
    String body =
        "--cut\r\nContent-Disposition: form-data; name=\"f\"; filename=\"early.nml\"\r\n\r\n<things>";
    Caller caller =
        lab.admin().withHeader("Content-Type", "multipart/form-data; boundary=" + boundary);

    for (String path : new String[] {"/tasks/createFromFiles", "/annotations/upload"}) {
      assertThat(caller.send("POST", path, body).expect(400).error()).contains("early.nml");
    }
    assertNothingIsLeft();
  }

  private static byte[] good() {
    return Packed.zip("x.nml", volume("v.zip"), "v.zip", Packed.voxels(1000));
  }

  private static String volume(String location) {
    return Packed.nml(
        "name=\"em\"",
        1,
        "<volume id=\"0\" name=\"painted\" location=\"%s\"/>".formatted(location));
  }

  /** The zip, whose entries all claim to be encrypted. */
  private static byte[] encrypted(byte[] zip) {
    byte[] changed = zip.clone();
    for (int i = 0; i + 10 < changed.length; i++) {
      if (changed[i] == 'P' && changed[i + 1] == 'K' && changed[i + 2] == 3) {
        changed[i + 6] |= 1;
      }
    }
    return changed;
  }

  /** The beginnings of many empty files. */
  private static byte[] manyFiles(int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      byte[] name = "%07d".formatted(i).getBytes(StandardCharsets.US_ASCII);
      ByteBuffer header = ByteBuffer.allocate(30 + name.length).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(0, 0x04034b50).putShort(4, (short) 10).putShort(26, (short) name.length);
      bytes.writeBytes(header.put(30, name).array());
    }
    return bytes.toByteArray();
  }

  private Answer tasks(String name, byte[] file) {
    return lab.admin()
        .upload("/tasks/createFromFiles", Lab.fileTasks(type, "axons").file("f", name, file));
  }

  private Answer annotation(String name, byte[] file) {
    return lab.admin().upload("/annotations/upload", new Form().file("f", name, file));
  }

  private void assertNothingIsLeft() {
    assertThat(lab.admin().post("/tasks/list", Map.of()).expect(200).json()).isEmpty();
    assertThat(server.content().resolve("staging")).isEmptyDirectory();
    assertThat(files(server.content().resolve("blobs"))).isZero();
    awaitEmptyUploads();
  }

  /** What a request left goes right after its answer. */
  private void awaitEmptyUploads() {
    for (int i = 0; i < 1000 && files(server.uploads()) > 0; i++) {
      server.anonymous().get("/buildinfo").expect(200);
    }
    assertThat(files(server.uploads())).isZero();
  }

  private static long files(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .count();
    } catch (IOException changing) {
      throw new UncheckedIOException(changing);
    }
  }
}
