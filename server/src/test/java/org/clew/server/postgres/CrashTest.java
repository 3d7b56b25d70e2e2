package org.clew.server.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are killed with SIGKILL, and the start after that. */
final class CrashTest {

  private static final int ENOUGH = 300;

  @TempDir private Path directory;

  @Test
  void whatWasCommittedIsThereAfterTheServerIsKilled() throws Exception {
    List<Integer> printed;
    try (ChildJvm child = ChildJvm.start(CommittingServer.class, directory.toString())) {
      printed = readNumbers(child);
      printed.addAll(child.kill().stream().map(Integer::valueOf).toList());
    }
    long orphan = serverProcess();
    assertThat(new ClusterProcesses(cluster()).running())
        .extracting(ProcessHandle::pid)
        .contains(orphan);

    List<Integer> found = startAndRead();

    assertThat(found).containsAll(printed);
    assertThat(new ClusterProcesses(cluster()).running()).isEmpty();
  }

  @Test
  void whatWasCommittedIsThereAfterTheServerAndItsDatabaseAreKilled() throws Exception {
    List<Integer> printed;
    try (ChildJvm child = ChildJvm.start(CommittingServer.class, directory.toString())) {
      printed = readNumbers(child);
      new ClusterProcesses(cluster()).running().forEach(ProcessHandle::destroyForcibly);
      child.kill();
    }
    // The killed server's file stays, and names a process that is gone.
    assertThat(cluster().resolve("postmaster.pid")).exists();

    List<Integer> found = startAndRead();

    assertThat(found).containsAll(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"18.*.new-*/bin", "data.new-*/PG_VERSION", "data.new-*/base/5"})
  void aFirstStartThatIsKilledIsRepeated(String reached) throws Exception {
    try (ChildJvm child = ChildJvm.start(CommittingServer.class, directory.toString())) {
      Path home = directory.resolve("postgresql");
      String parent = reached.substring(0, reached.indexOf('/'));
      String file = reached.substring(parent.length() + 1);
      boolean seen = Shutdown.await(Duration.ofSeconds(60), () -> exists(home, parent, file));
      child.kill();
      assertThat(seen).isTrue();
      assertThat(cluster()).doesNotExist();
    }

    try (DataDirectory data = DataDirectory.open(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      assertThat(FileTree.matching(directory.resolve("postgresql"), "*.new*")).isEmpty();
      assertThat(query(postgres, "SELECT 1")).containsExactly(1);
    }
  }

  private static boolean exists(Path home, String parent, String file) {
    try {
      return Files.isDirectory(home)
          && FileTree.matching(home, parent).stream()
              .anyMatch(found -> Files.exists(found.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Integer> readNumbers(ChildJvm child) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    while (numbers.size() < ENOUGH) {
      numbers.add(Integer.valueOf(requireNonNull(child.line(), "the child ended")));
    }
    return numbers;
  }

  private List<Integer> startAndRead() throws SQLException {
    try (DataDirectory data = DataDirectory.open(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      return query(postgres, "SELECT number FROM committed");
    }
  }

  private static List<Integer> query(EmbeddedPostgres postgres, String sql) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        numbers.add(result.getInt(1));
      }
    }
    return numbers;
  }

  private Path cluster() {
    return directory.toAbsolutePath().resolve("postgresql/data");
  }

  private long serverProcess() throws IOException {
    return Long.parseLong(Files.readAllLines(cluster().resolve("postmaster.pid")).getFirst());
  }
}
