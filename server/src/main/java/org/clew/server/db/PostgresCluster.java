package org.clew.server.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.clew.server.failure.StartFailure;

/**
 * The files of the database, with the password of its one role. They appear all at once: a
 * half-made cluster never has this name.
 *
 * @param directory holds {@code data} and {@code password}
 */
record PostgresCluster(Path directory) {
  static final String ROLE = "clew";
  private static final int PASSWORD_BYTES = 24;

  /** The cluster of a directory, made if there is none. */
  static PostgresCluster open(Path parent, Path programs, Unprivileged way) throws IOException {
    PostgresCluster cluster = new PostgresCluster(parent.resolve("cluster"));
    if (!Files.isDirectory(cluster.directory)) {
      make(parent.resolve("cluster.new"), programs, way);
      Files.move(parent.resolve("cluster.new"), cluster.directory, StandardCopyOption.ATOMIC_MOVE);
    }
    cluster.checkVersion(programs);
    return cluster;
  }

  Path data() {
    return directory.resolve("data");
  }

  Path log() {
    return directory.resolve("postgres.log");
  }

  String password() throws IOException {
    return Files.readString(directory.resolve("password")).strip();
  }

  private static void make(Path fresh, Path programs, Unprivileged way) throws IOException {
    PostgresBinaries.deleteTree(fresh);
    Files.createDirectories(fresh);
    Path password = fresh.resolve("password");
    String secret = secret();
    ownerOnly(password, secret);
    way.give(fresh);
    Path data = fresh.resolve("data");
    // The superuser’s password is told to nobody: the programs below do not ask for it.
    run(
        way.command(
            List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums")),
        "");
    Files.writeString(
        data.resolve("pg_hba.conf"), "host all " + ROLE + " 127.0.0.1/32 scram-sha-256\n");
    run(
        way.command(
            List.of(
                programs.resolve("bin/postgres").toString(),
                "--single",
                "-D",
                data.toString(),
                "postgres")),
        """
        CREATE ROLE %1$s LOGIN CREATEDB PASSWORD '%2$s'
        CREATE DATABASE %1$s OWNER %1$s
        ALTER ROLE postgres PASSWORD '%3$s'
        """
            .formatted(ROLE, secret, secret()));
  }

  private void checkVersion(Path programs) throws IOException {
    String made = Files.readString(data().resolve("PG_VERSION")).strip();
    String output = run(List.of(programs.resolve("bin/postgres").toString(), "--version"), "");
    String have = output.replaceFirst("\\D+", "").replaceFirst("\\D.*", "").strip();
    if (!made.equals(have)) {
      throw new StartFailure(
          ("The database in %s was made by PostgreSQL %s, but this Clew brings PostgreSQL %s. Start"
                  + " the Clew that made it, dump the database, and load it into a new directory.")
              .formatted(directory, made, have));
    }
  }

  private static String secret() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void ownerOnly(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text + "\n");
  }

  private static String run(List<String> command, String input) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(input);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      boolean failed = process.waitFor() != 0 || output.contains("ERROR: ");
      if (failed) {
        throw new StartFailure("PostgreSQL could not be set up. It says: " + output.strip());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new StartFailure("Setting up PostgreSQL was interrupted.", interrupted);
    }
    return output;
  }
}
