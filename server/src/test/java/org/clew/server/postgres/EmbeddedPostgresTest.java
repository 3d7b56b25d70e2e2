package org.clew.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One running server, looked at from all sides. */
final class EmbeddedPostgresTest {

  @TempDir private static Path directory;
  private static DataDirectory data;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() {
    data = DataDirectory.open(directory.resolve("data"));
    postgres = EmbeddedPostgres.start(data);
  }

  @AfterAll
  static void stop() {
    postgres.close();
    data.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void whatIsCommittedSurvivesAPowerCut(String setting) throws SQLException {
    String value = query("SHOW " + setting);

    assertThat(value).isEqualTo("on");
  }

  @ParameterizedTest
  @CsvSource({
    "data_checksums, on",
    "server_encoding, UTF8",
    "listen_addresses, 127.0.0.1",
    "password_encryption, scram-sha-256",
  })
  void theClusterIsMadeAsWished(String setting, String value) throws SQLException {
    String shown = query("SHOW " + setting);

    assertThat(shown).isEqualTo(value);
  }

  @Test
  void textIsOrderedTheSameOnEveryMachine() throws SQLException {
    String locale =
        query(
            """
            SELECT concat_ws(' ', datlocprovider, datlocale)
            FROM pg_database
            WHERE datname = current_database()
            """);

    assertThat(locale).isEqualTo("b C.UTF-8");
  }

  @Test
  void ourRoleOwnsTheDatabaseAndIsNoSuperuser() throws SQLException {
    String role =
        query(
            """
            SELECT concat_ws(' ', rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls)
            FROM pg_roles JOIN pg_database ON datdba = pg_roles.oid
            WHERE datname = current_database() AND rolname = current_user
            """);

    assertThat(role).isEqualTo("clew f t f f");
  }

  @Test
  void ourRoleCreatesTablesAndDatabases() throws SQLException {
    try (Connection connection = connect(postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE tree (id int)");
      statement.execute("CREATE DATABASE another");

      statement.execute("DROP TABLE tree");
      statement.execute("DROP DATABASE another");
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    assertThatThrownBy(() -> connect("wrong"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void anotherAddressOfThisMachineIsNotAnswered() {
    assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.2"), postgres.port()))
        .isInstanceOf(ConnectException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clew.password", "postgres.password", "postgres.log"})
  void onlyTheOwnerReadsTheFile(String name) throws IOException {
    Path file = data.path().resolve("postgresql").resolve(name);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void passwordsAreNotOnAnyCommandLine() {
    List<ProcessHandle> processes =
        new ClusterProcesses(data.path().resolve("postgresql/data")).running();

    assertThat(processes)
        .isNotEmpty()
        .noneMatch(it -> it.info().commandLine().orElse("").contains(postgres.password()));
  }

  @Test
  void nothingIsLeftOfTheMakingOfTheCluster() throws IOException {
    List<Path> leftovers = FileTree.matching(data.path().resolve("postgresql"), "*.new*");

    assertThat(leftovers).isEmpty();
  }

  @Test
  void anIdleServerTakesLittleMemory() throws IOException {
    long kilobytes = 0;
    for (ProcessHandle process :
        new ClusterProcesses(data.path().resolve("postgresql/data")).running()) {
      kilobytes += privateKilobytes(process.pid());
    }

    assertThat(kilobytes).isBetween(1L, 100L << 10);
  }

  private static long privateKilobytes(long process) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", process + "", "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Private_"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (NoSuchFileException | UncheckedIOException ended) {
      // Workers come and go.
      return 0;
    }
  }

  private static Connection connect(String password) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), password);
  }

  private static String query(String sql) throws SQLException {
    try (Connection connection = connect(postgres.password());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
