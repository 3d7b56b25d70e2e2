package org.clew.server.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.clew.server.db.Ids;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.storage.Blobs;
import org.clew.server.storage.DirectoryBlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceptionTest {
  private static final String HEAD =
      "<things><parameters><experiment name=\"em\"/></parameters><thing id=\"1\"><nodes>";

  @TempDir private Path directory;
  private Contents contents;

  @BeforeEach
  void start() throws IOException {
    Path staging = Files.createDirectory(directory.resolve("staging"));
    Blobs blobs =
        new Blobs(new DirectoryBlobStore(directory.resolve("blobs")), staging, Clock.systemUTC());
    contents =
        new Contents(blobs, new Ids(Clock.systemUTC(), new SecureRandom()), Clock.systemUTC());
  }

  @Test
  void whatDoesNotFitIntoMemoryIsRefusedByItsName() throws IOException {
    StringBuilder nml = new StringBuilder(HEAD);
    for (int id = 1; id < 40_000; id++) {
      nml.append("<node id=\"").append(id).append("\" x=\"1\" y=\"2\" z=\"3\"/>");
    }
    Path file = write(nml + "</nodes></thing></things>");

    assertThatThrownBy(() -> nodes("large.nml", file, new ReadingMemory(4 << 20)))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.TOO_LARGE))
        .hasMessageContaining("The file “large.nml” is too large: reading it would take about ")
        .hasMessageContaining("the server has 4 MB for that");
    assertThat(nodes("large.nml", file, new ReadingMemory(16 << 20))).isEqualTo(39_999);
  }

  @Test
  void aSmallFileThatGrowsInMemoryIsHeldToItsWeight() throws IOException {
    StringBuilder unknown = new StringBuilder(HEAD + "<node id=\"1\" x=\"1\" y=\"2\" z=\"3\"");
    for (int i = 0; i < 90_000; i++) {
      unknown.append(" a").append(Integer.toString(i, Character.MAX_RADIX)).append("=\"\"");
    }
    Path file = write(unknown + "/></nodes></thing></things>");

    try (Reception reception = reception(new ReadingMemory(1 << 30))) {
      Incoming read =
          reception.read(reception.find("odd.nml", file), incoming -> incoming.getFirst());
      assertThat(read).isInstanceOf(Incoming.Unreadable.class);
      assertThat(((Incoming.Unreadable) read).message()).contains("“odd.nml”: Line 1: ");
    }
  }

  @Test
  void whatRealFilesHoldFits() throws IOException {
    StringBuilder nml = new StringBuilder(HEAD);
    for (int id = 1; id < 20_000; id++) {
      nml.append(
          "<node id=\"%d\" radius=\"112.0\" x=\"35\" y=\"3584\" z=\"1024\" rotX=\"0.0\" rotY=\"90.0\" rotZ=\"0.0\" inVp=\"0\" inMag=\"1\" new=\"x\"/>"
              .formatted(id));
    }
    nml.append("</nodes></thing><comments>");
    for (int id = 1; id < 20_000; id++) {
      nml.append("<comment node=\"%d\" content=\"a\"/>".formatted(id));
    }
    Path file = write(nml + "</comments></things>");

    assertThat(nodes("real.nml", file, new ReadingMemory(64 << 20))).isEqualTo(19_999);
    long size = Files.size(file);
    assertThat(NmlWeight.of(file).memory()).isBetween(size, 8 * size);
  }

  @Test
  void theRoomIsGoneWhenAllIsDone() throws IOException {
    Path file = directory.resolve("a.zip");
    Files.write(file, Zipped.of("x.nml", HEAD + "</nodes></thing></things>"));
    try (Reception reception = reception(new ReadingMemory(1 << 20))) {
      assertThat(reception.find("a.zip", file)).hasSize(1);
      assertThat(directory.resolve("room")).isNotEmptyDirectory();
    }

    assertThat(directory.resolve("room")).doesNotExist();
    assertThat(file).exists();
  }

  private int nodes(String name, Path file, ReadingMemory memory) throws IOException {
    try (Reception reception = reception(memory)) {
      List<Found> found = reception.find(name, file);
      return reception.read(
          found,
          incoming -> ((Incoming.Annotation) incoming.getFirst()).nml().skeleton().nodeCount());
    }
  }

  private Reception reception(ReadingMemory memory) {
    return new Intake(contents, IntakeLimits.DEFAULT, memory).begin(directory.resolve("room"));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("file.nml"), text);
  }
}
