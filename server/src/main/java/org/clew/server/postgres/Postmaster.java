package org.clew.server.postgres;

import static java.lang.ProcessBuilder.Redirect.appendTo;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clew.server.failure.StartFailure;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running PostgreSQL server, our child process. */
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  // A server that ends is noticed at once. This limit is only for one that hangs: recovery after a
  // crash may read a gigabyte from a slow disk, and giving up on it would only begin it anew.
  private static final Duration READY_LIMIT = Duration.ofMinutes(5);
  private static final long POLL_MILLIS = 20;

  private final Process process;
  private final Cluster cluster;
  private final PostgresLog log;
  private final int port;
  private volatile boolean stopping;

  private Postmaster(Process process, Cluster cluster, PostgresLog log, int port) {
    this.process = process;
    this.cluster = cluster;
    this.log = log;
    this.port = port;
  }

  /** The port was taken by another process between choosing and opening it. */
  static final class PortTaken extends Exception {}

  static Postmaster start(
      Cluster cluster, PostgresBinaries binaries, Unprivileged as, PostgresLog log, int port)
      throws IOException, InterruptedException, PortTaken {
    List<String> command = new ArrayList<>();
    if (Program.exists("setsid")) {
      // Its own session: an interrupt from the keyboard is for us, and we stop it after our work.
      command.add("setsid");
    }
    List<String> words = new ArrayList<>();
    words.add(binaries.program("postgres"));
    words.addAll(List.of("-D", cluster.directory().toString(), "-p", Integer.toString(port)));
    words.addAll(PostgresSettings.asArguments());
    command.addAll(as.command(words));
    Process process =
        Program.prepare(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(appendTo(log.file().toFile()))
            .start();
    Postmaster postmaster = new Postmaster(process, cluster, log, port);
    boolean ready = false;
    try {
      postmaster.awaitReady();
      ready = true;
      return postmaster;
    } finally {
      if (!ready) {
        postmaster.stop();
      }
    }
  }

  private void awaitReady() throws IOException, InterruptedException, PortTaken {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    while (!accepts()) {
      if (!process.isAlive()) {
        throw ended();
      }
      if (System.nanoTime() - end > 0) {
        throw new StartFailure(
            "PostgreSQL was not ready after %d seconds. The end of %s:\n%s"
                .formatted(READY_LIMIT.toSeconds(), log.file(), log.tail()));
      }
      Thread.sleep(POLL_MILLIS);
    }
    var _ = process.onExit().thenAccept(this::reportUnexpectedEnd);
  }

  private boolean accepts() throws IOException, InterruptedException, PortTaken {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    source.setUser(Cluster.ROLE);
    source.setPassword(cluster.password());
    source.setLoginTimeout(5);
    try (Connection connection = source.getConnection()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.startsWith("28") || state.startsWith("3D")) {
        throw refused(e);
      }
      // Nobody listens yet, or it is still recovering: its log says what goes on.
      LOG.trace("PostgreSQL is not ready yet", e);
      return false;
    }
  }

  /** Our own server says no; or a stranger on our port, and then ours ends without it. */
  private StartFailure refused(SQLException refusal)
      throws IOException, InterruptedException, PortTaken {
    if (process.waitFor(2, SECONDS)) {
      return ended();
    }
    return new StartFailure(
        "The database in %s refuses its own user %s: %s. Restore the directory with its password files from one backup."
            .formatted(cluster.directory(), Cluster.ROLE, refusal.getMessage()),
        refusal);
  }

  private StartFailure ended() throws IOException, PortTaken {
    String tail = log.tail();
    if (tail.contains("could not bind IPv4 address")) {
      throw new PortTaken();
    }
    return new StartFailure(
        "PostgreSQL ended while starting (status %d). The end of %s:\n%s"
            .formatted(process.exitValue(), log.file(), tail));
  }

  private void reportUnexpectedEnd(Process ended) {
    if (!stopping) {
      LOG.error(
          "PostgreSQL ended by itself (status {}). Restart Clew; see {}.",
          ended.exitValue(),
          log.file());
    }
  }

  int port() {
    return port;
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, Cluster.DATABASE);
  }

  void stop() {
    stopping = true;
    boolean interrupted = Thread.interrupted();
    try {
      Shutdown.USUAL.stop(process.pid(), () -> !process.isAlive());
    } catch (InterruptedException e) {
      interrupted = true;
      process.destroyForcibly();
    } catch (IOException e) {
      LOG.warn("PostgreSQL is stopped by force, because the signal could not be sent.", e);
      process.destroyForcibly();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
