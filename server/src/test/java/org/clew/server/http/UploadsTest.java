package org.clew.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.clew.server.failure.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UploadsTest {
  @TempDir private Path data;

  @Test
  void filesOfALivingServerStayAndThoseOfAKilledOneGo() throws IOException {
    Path shared = data.resolve("uploads");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                UploadsHolder.class.getName(),
                shared.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = other.inputReader(StandardCharsets.UTF_8)) {
      Path file = Path.of(Objects.requireNonNull(output.readLine()));

      try (Uploads uploads = Uploads.open(shared, UploadLimits.DEFAULT)) {
        assertThat(file).exists();
        assertThat(uploads.newFile()).doesNotExist();
      }
      other.toHandle().destroyForcibly();
      other.onExit().join();
      assertThat(file).exists();

      try (Uploads uploads = Uploads.open(shared, UploadLimits.DEFAULT)) {
        assertThat(file).doesNotExist();
        assertThat(uploads.newFile().getParent()).isEmptyDirectory();
      }
    } finally {
      other.toHandle().destroyForcibly();
    }
    assertThat(shared).isEmptyDirectory();
  }

  @Test
  void twoServersInOneProcessDoNotDisturbEachOther() throws IOException {
    try (Uploads first = Uploads.open(data, UploadLimits.DEFAULT)) {
      Path file = Files.writeString(first.newFile(), "a part");

      Uploads.open(data, UploadLimits.DEFAULT).close();

      assertThat(file).exists();
    }
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void onlyTheOwnerCanReadThem() throws IOException {
    try (Uploads uploads = Uploads.open(data.resolve("new"), UploadLimits.DEFAULT)) {
      Path directory = Objects.requireNonNull(uploads.newFile().getParent());

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(data.resolve("file"), "");

    assertThatThrownBy(() -> Uploads.open(file.resolve("uploads"), UploadLimits.DEFAULT))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith(
            "The directory of uploads, %s, cannot be written", file + "/uploads");
  }

  @Test
  void limitsSayTheirSizeAsItIsSet() {
    assertThat(new UploadLimits(1L << 30, 1).size()).isEqualTo("1 GB");
    assertThat(new UploadLimits(1536L << 20, 1).size()).isEqualTo("1536 MB");
    assertThat(new UploadLimits(1000, 1).size()).isEqualTo("1000 bytes");
  }
}
