package org.clew.server.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.clew.server.failure.StartFailure;

/** The files of the database, in {@code <home>/data}, with its two roles and their passwords. */
record Cluster(Path directory, String password) {
  private static final int MOST_TRIES = 20;

  static final String ROLE = "clew";
  static final String DATABASE = "clew";

  private static final String SUPERUSER = "postgres";

  /** The server listens on 127.0.0.1 alone; nothing is trusted for coming from there. */
  private static final String HOSTS = "host all all 127.0.0.1/32 scram-sha-256\n";

  /** Opens the cluster, and creates it when there is none. */
  static Cluster open(Path home, PostgresBinaries binaries, Unprivileged as)
      throws IOException, InterruptedException {
    Path directory = home.resolve("data");
    new ClusterProcesses(directory).stop();
    if (!Files.exists(directory)) {
      create(home, directory, binaries, as);
    }
    String version = Files.readString(directory.resolve("PG_VERSION")).strip();
    if (!version.equals(binaries.majorVersion())) {
      throw new StartFailure(
          "The database in %s was made by PostgreSQL %s, and this Clew brings PostgreSQL %s, which cannot read it. Start the Clew that made it, save the database with pg_dump, and restore it into a new data directory; or set CLEW_DATABASE_URL to a PostgreSQL %s."
              .formatted(directory, version, binaries.majorVersion(), version));
    }
    return new Cluster(directory, readPassword(passwordFile(home, ROLE)));
  }

  /** Processes of a start that was killed may still write while they end. */
  private static void remove(Path leftover) throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      new ClusterProcesses(leftover).kill();
      try {
        FileTree.delete(leftover);
        return;
      } catch (DirectoryNotEmptyException stillWritten) {
        if (tries == MOST_TRIES) {
          throw stillWritten;
        }
        Thread.sleep(100);
      }
    }
  }

  /** Under its name the cluster is complete; a start that is killed before leaves a leftover. */
  private static void create(Path home, Path directory, PostgresBinaries binaries, Unprivileged as)
      throws IOException, InterruptedException {
    for (Path leftover : FileTree.matching(home, "data.new-*")) {
      remove(leftover);
    }
    Path superuserPassword = writePassword(home, SUPERUSER);
    Path rolePassword = writePassword(home, ROLE);
    as.handOver(superuserPassword);
    as.handOver(rolePassword);
    Path unfinished = Files.createTempDirectory(home, "data.new-");
    as.handOver(unfinished);
    run(
        as.command(
            List.of(
                binaries.program("initdb"),
                "-D",
                unfinished.toString(),
                "--username=" + SUPERUSER,
                "--pwfile=" + superuserPassword,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order of text on every machine, whatever its C library.
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions")),
        "");
    Files.writeString(unfinished.resolve("pg_hba.conf"), HOSTS);
    run(
        as.command(
            List.of(
                binaries.program("postgres"),
                "--single",
                "-D",
                unfinished.toString(),
                "-c",
                "exit_on_error=on",
                "-c",
                "log_min_error_statement=panic",
                SUPERUSER)),
        // A single-user server ends a statement at the end of its line.
        """
        CREATE ROLE %1$s LOGIN CREATEDB PASSWORD '%3$s';
        CREATE DATABASE %2$s OWNER %1$s;
        """
            .formatted(ROLE, DATABASE, readPassword(rolePassword)));
    Files.move(unfinished, directory, ATOMIC_MOVE);
    OwnerOnly.sync(home);
  }

  private static void run(List<String> command, String input)
      throws IOException, InterruptedException {
    Program.Outcome outcome = Program.run(command, input);
    if (!outcome.succeeded()) {
      throw new StartFailure(
          "The database could not be created (%s, status %d):\n%s"
              .formatted(String.join(" ", command), outcome.status(), outcome.output()));
    }
  }

  private static Path passwordFile(Path home, String role) {
    return home.resolve(role + ".password");
  }

  private static Path writePassword(Path home, String role) throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Path file = passwordFile(home, role);
    OwnerOnly.write(file, HexFormat.of().formatHex(random) + "\n");
    return file;
  }

  private static String readPassword(Path file) throws IOException {
    String password = Files.readString(file, US_ASCII).strip();
    if (password.isEmpty()) {
      throw new FileSystemException(file.toString(), null, "the password is missing");
    }
    return password;
  }
}
