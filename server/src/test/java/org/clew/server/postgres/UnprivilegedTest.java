package org.clew.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.clew.server.failure.StartFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL refuses root. What the other tests do as the present user is here done as others. */
final class UnprivilegedTest {

  private static final int NOBODY = 65534;

  @TempDir private Path parent;

  @BeforeEach
  void onlyRootCanBecomeAnother() {
    assumeTrue(Accounts.runningAsRoot());
  }

  @Test
  void anOrdinaryUserStartsItWithoutAnyDetour() throws Exception {
    letEveryoneIn(parent);
    Path directory = directoryOf(NOBODY);

    try (ChildJvm server =
        ChildJvm.startAs(NOBODY, parent, CommittingServer.class, directory.toString())) {
      assertThat(server.line()).isEqualTo("0");
      assertThat(owner(directory.resolve("postgresql/data"))).isEqualTo(NOBODY);
      endDatabase(directory);
    }
  }

  @Test
  void anOrdinaryUserIsToldThatADirectoryCannotBeWritten() throws Exception {
    letEveryoneIn(parent);
    Path directory = Files.createDirectory(parent.resolve("data"));

    try (ChildJvm server =
        ChildJvm.startAs(NOBODY, parent, LockHolder.class, directory.toString())) {
      assertThat(server.line())
          .startsWith("The data directory " + directory + " cannot be written: permission denied")
          .endsWith("or choose another directory with --data.");
    }
  }

  @Test
  void rootStartsItInADirectoryThatOnlyRootReaches() throws IOException {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));

    try (DataDirectory data = DataDirectory.open(parent.resolve("data"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      assertThat(postgres.port()).isPositive();
      assertThat(owner(data.path().resolve("postgresql/data"))).isEqualTo(Accounts.ROOT);
    }
  }

  @Test
  void rootBecomesTheDatabaseUserWhereNamespacesAreForbidden() throws IOException {
    letEveryoneIn(parent);
    Unprivileged.Account account = Accounts.forDatabases();
    try (DataDirectory data = DataDirectory.open(parent.resolve("data"))) {
      EmbeddedPostgres.start(
              data,
              (home, binaries) -> {
                Unprivileged way = Unprivileged.as(account);
                assertThat(way.obstacle(home, binaries)).isNull();
                return way;
              },
              EmbeddedPostgres::freePort)
          .close();

      // From now on the owner of the files decides.
      EmbeddedPostgres.start(data).close();

      assertThat(owner(data.path().resolve("postgresql/data"))).isEqualTo(account.user());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
          .isEqualTo("rwx--x---");
    }
  }

  @Test
  void rootRunsItAsTheOwnerOfTheDataDirectoryWhoCanStillStartItLater() throws Exception {
    letEveryoneIn(parent);
    Path directory = directoryOf(NOBODY);

    try (DataDirectory data = DataDirectory.open(directory)) {
      EmbeddedPostgres.start(data).close();
    }

    assertThat(owner(directory.resolve("postgresql/data"))).isEqualTo(NOBODY);
    try (ChildJvm server =
        ChildJvm.startAs(NOBODY, parent, CommittingServer.class, directory.toString())) {
      assertThat(server.line()).isEqualTo("0");
      endDatabase(directory);
    }
  }

  @Test
  void nothingChangesItsOwnerWhenTheNewOneCouldNotReachIt() throws Exception {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));
    Path home = Files.createDirectories(parent.resolve("data/postgresql"));
    PostgresBinaries binaries = new PostgresBinaries(home.resolve("18"), "18");

    String obstacle = Unprivileged.as(Accounts.forDatabases()).obstacle(home, binaries);

    assertThat(obstacle).contains("setpriv");
    assertThat(owner(home)).isEqualTo(Accounts.ROOT);
  }

  @Test
  void whenNoWayWorksTheWaysOutAreNamed() throws Exception {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));
    directoryOf(NOBODY);

    try (DataDirectory data = DataDirectory.open(parent.resolve("data"))) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(data))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("cannot run")
          .hasMessageContaining("CLEW_DATABASE_URL");
    }
  }

  private Path directoryOf(int user) throws IOException {
    Path directory = Files.createDirectory(parent.resolve("data"));
    new Unprivileged.Account(user, user).takeOver(directory);
    return directory;
  }

  private static void letEveryoneIn(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static int owner(Path path) throws IOException {
    return Unprivileged.Account.ownerOf(path).user();
  }

  /** A killed Java process leaves its database running. */
  private static void endDatabase(Path directory) throws IOException, InterruptedException {
    new ClusterProcesses(directory.toRealPath().resolve("postgresql/data")).stop();
  }
}
