package org.clew.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.clew.server.failure.StartFailure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts on a data directory that an earlier server left in some state. */
final class RestartTest {

  @TempDir private static Path template;
  @TempDir private Path parent;
  private Path directory = Path.of("");
  private Path home = Path.of("");

  @BeforeAll
  static void startOnce() throws SQLException {
    try (DataDirectory data = DataDirectory.open(template.resolve("data"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
        Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE tree AS SELECT 42 AS id");
    }
  }

  @BeforeEach
  void copyTheTemplate() throws IOException, InterruptedException {
    directory = parent.toRealPath().resolve("data");
    home = directory.resolve("postgresql");
    Program.run(List.of("cp", "-a", template.resolve("data").toString(), directory.toString()), "");
  }

  @Test
  void rowsStay() throws SQLException {
    try (DataDirectory data = DataDirectory.open(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      assertThat(readTree(postgres)).isEqualTo(42);
    }
  }

  @Test
  void stoppingDoesNotWaitForClients() throws SQLException {
    try (DataDirectory data = DataDirectory.open(directory)) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
      try (Connection open = connect(postgres)) {
        open.setAutoCommit(false);
        long begin = System.nanoTime();

        postgres.close();

        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(taken).isLessThan(Shutdown.USUAL.fast());
        assertThat(open.isValid(1)).isFalse();
        assertThat(new ClusterProcesses(home.resolve("data")).running()).isEmpty();
      }
    }
  }

  @Test
  void anotherPortIsTakenWhenTheFirstIsNotFree() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        DataDirectory data = DataDirectory.open(directory)) {
      int free = EmbeddedPostgres.freePort();
      PrimitiveIterator.OfInt ports = IntStream.of(taken.getLocalPort(), free).iterator();

      EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Unprivileged::find, ports::nextInt);

      assertThat(postgres.port()).isEqualTo(free);
      postgres.close();
    }
  }

  @Test
  void anUnrelatedProcessWithTheNumberOfTheOldServerIsLeftAlone() throws Exception {
    Process unrelated =
        new ProcessBuilder("sleep", "600").directory(home.resolve("data").toFile()).start();
    Files.writeString(home.resolve("data/postmaster.pid"), unrelated.pid() + "\n");

    try (DataDirectory data = DataDirectory.open(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      assertThat(readTree(postgres)).isEqualTo(42);
    }

    assertThat(unrelated.isAlive()).isTrue();
    unrelated.destroyForcibly();
  }

  @Test
  void aStrayPostgresProcessOnTheDirectoryIsEndedBeforeTheStart() throws Exception {
    // Stands for a client's backend that outlived its killed server.
    Process stray =
        new ProcessBuilder("bash", "-c", "exec -a 'postgres: clew' sleep 600")
            .directory(home.resolve("data").toFile())
            .start();

    try (DataDirectory data = DataDirectory.open(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      assertThat(stray.isAlive()).isFalse();
      assertThat(readTree(postgres)).isEqualTo(42);
    }
  }

  @Test
  void theDatabaseOfAnotherMajorVersionIsRefusedWithAdvice() throws IOException {
    Files.writeString(home.resolve("data/PG_VERSION"), "17\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("was made by PostgreSQL 17, and this Clew brings PostgreSQL 18")
        .hasMessageContaining("pg_dump");
  }

  @Test
  void aDamagedDatabaseIsRefusedWithTheLastLinesOfItsLog() throws IOException {
    Files.delete(home.resolve("data/global/pg_control"));

    assertThatThrownBy(this::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("PostgreSQL ended while starting (status 2)")
        .hasMessageContaining("could not find the database system");
  }

  @Test
  void aPasswordThatIsNotTheDatabasesIsRefusedWithAdvice() throws IOException {
    Files.writeString(home.resolve("clew.password"), "another\n");

    assertThatThrownBy(this::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("refuses its own user clew")
        .hasMessageContaining("password files");
    assertThat(new ClusterProcesses(home.resolve("data")).running()).isEmpty();
  }

  @Test
  void aMissingPasswordFileIsNamed() throws IOException {
    Files.delete(home.resolve("clew.password"));

    assertThatThrownBy(this::start)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("clew.password is missing");
  }

  @Test
  void aSystemWithoutBinariesIsToldTheWayOut() {
    assertThatThrownBy(() -> PostgresBinaries.unpack(parent, "Plan 9", "mips"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("no PostgreSQL for Plan 9 on mips")
        .hasMessageContaining("CLEW_DATABASE_URL");
  }

  @Test
  void aLargeLogIsKeptOnce() throws IOException {
    Files.writeString(home.resolve("postgres.log"), "x".repeat((10 << 20) + 1));

    PostgresLog log = PostgresLog.open(home);

    assertThat(log.file()).isEmptyFile();
    assertThat(home.resolve("postgres.log.1")).hasSize((10 << 20) + 1);
  }

  private void start() {
    try (DataDirectory data = DataDirectory.open(directory)) {
      EmbeddedPostgres.start(data).close();
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  private static int readTree(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT id FROM tree")) {
      return result.next() ? result.getInt(1) : -1;
    }
  }
}
