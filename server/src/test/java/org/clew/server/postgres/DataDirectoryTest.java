package org.clew.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.clew.server.failure.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {

  @TempDir private Path parent;

  @Test
  void isCreatedForItsOwnerOnly() throws IOException {
    try (DataDirectory data = DataDirectory.open(parent.resolve("a/b"))) {
      String permissions =
          PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path()));

      assertThat(permissions).isEqualTo("rwx------");
    }
  }

  @Test
  void canBeOpenedAgainAfterItWasClosed() {
    DataDirectory.open(parent).close();

    DataDirectory again = DataDirectory.open(parent);

    assertThat(again.path()).isDirectory();
    again.close();
  }

  @Test
  void isRefusedToASecondServerInTheSameProcess() throws IOException {
    DataDirectory data = DataDirectory.open(parent);
    Path link = Files.createSymbolicLink(parent.resolve("link"), data.path());

    assertThatThrownBy(() -> DataDirectory.open(link))
        .isInstanceOf(StartFailure.class)
        .hasMessage(inUse(data.path(), ProcessHandle.current().pid()));

    data.close();
  }

  @Test
  void isRefusedToAnotherProcess() throws Exception {
    try (DataDirectory data = DataDirectory.open(parent);
        ChildJvm other = ChildJvm.start(LockHolder.class, parent.toString())) {
      assertThat(other.line()).isEqualTo(inUse(data.path(), ProcessHandle.current().pid()));
    }
  }

  @Test
  void isStillRefusedToOthersAfterARefusalInTheSameProcess() throws Exception {
    try (DataDirectory data = DataDirectory.open(parent)) {
      assertThatThrownBy(() -> DataDirectory.open(parent)).isInstanceOf(StartFailure.class);

      try (ChildJvm other = ChildJvm.start(LockHolder.class, parent.toString())) {
        assertThat(other.line()).isEqualTo(inUse(data.path(), ProcessHandle.current().pid()));
      }
    }
  }

  @Test
  void isFreeAsSoonAsItsProcessIsKilled() throws Exception {
    try (ChildJvm other = ChildJvm.start(LockHolder.class, parent.toString())) {
      assertThat(other.line()).startsWith("open ");
      assertThatThrownBy(() -> DataDirectory.open(parent))
          .hasMessage(inUse(parent.toRealPath(), other.pid()));

      other.kill();

      DataDirectory.open(parent).close();
    }
  }

  @Test
  void isRefusedWithTheReasonWhenAFileIsInItsPlace() throws IOException {
    Path file = Files.createFile(parent.resolve("data"));

    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("The data directory " + file + " cannot be written: ")
        .hasMessageContaining("is a file, not a directory")
        .hasMessageEndingWith("or choose another directory with --data.");
  }

  private static String inUse(Path path, long process) {
    return "The data directory %s is in use by another Clew server (process %d). Stop it, or choose another directory with --data."
        .formatted(path, process);
  }
}
