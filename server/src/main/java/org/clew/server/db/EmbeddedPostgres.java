package org.clew.server.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clew.server.failure.StartFailure;

/**
 * A PostgreSQL of our own, started with the server and stopped with it. Its files are in {@code
 * postgresql} in the data directory.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LARGE_LOG = 10 << 20;
  private static final int TRIES = 5;

  private final Process process;
  private final DatabaseAddress address;

  private EmbeddedPostgres(Process process, DatabaseAddress address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it, after setting it up or recovering it if need be. */
  public static EmbeddedPostgres start(DataDirectory data) {
    try {
      Unprivileged way = Unprivileged.find();
      Path directory = Files.createDirectories(data.path().resolve("postgresql"));
      Path programs = PostgresBinaries.unpack(directory);
      PostgresCluster cluster = PostgresCluster.open(directory, programs, way);
      Postmaster.leftBehind(cluster.data()).ifPresent(Postmaster::stop);
      way.give(cluster.directory());
      rotate(cluster.log());
      return start(cluster, programs, way);
    } catch (IOException failed) {
      throw new StartFailure("The embedded PostgreSQL could not be started: " + failed, failed);
    }
  }

  private static EmbeddedPostgres start(PostgresCluster cluster, Path programs, Unprivileged way)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      List<String> command = new ArrayList<>();
      command.add(programs.resolve("bin/postgres").toString());
      command.add("-D");
      command.add(cluster.data().toString());
      command.addAll(PostgresSettings.arguments(port));
      Process process =
          new ProcessBuilder(way.command(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()))
              .start();
      DatabaseAddress address =
          new DatabaseAddress(
              "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, PostgresCluster.ROLE),
              PostgresCluster.ROLE,
              cluster.password());
      if (answers(process, address)) {
        return new EmbeddedPostgres(process, address);
      }
      Postmaster.stop(process.toHandle());
      String log = tail(cluster.log());
      // Another program can take the port between our look and PostgreSQL’s.
      if (attempt == TRIES || !log.contains("Address already in use")) {
        throw new StartFailure("The embedded PostgreSQL did not start. It says: " + log);
      }
    }
  }

  private static boolean answers(Process process, DatabaseAddress address) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try (Connection connection =
          DriverManager.getConnection(address.url(), address.user(), address.password())) {
        return connection.isValid(5);
      } catch (SQLException notYet) {
        try {
          Thread.sleep(30);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return false;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void rotate(Path log) throws IOException {
    if (Files.isRegularFile(log) && Files.size(log) > LARGE_LOG) {
      Files.move(log, log.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  /** Where it answers. */
  public DatabaseAddress address() {
    return address;
  }

  /** The number of its first process. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    Postmaster.stop(process.toHandle());
  }
}
