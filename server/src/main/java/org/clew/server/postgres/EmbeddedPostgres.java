package org.clew.server.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.server.failure.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that comes with Clew, running on a data directory. It listens on 127.0.0.1 only,
 * on another port after every start.
 *
 * <pre>{@code
 * try (DataDirectory data = DataDirectory.open(Path.of("data"));
 *     EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
 *   DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
 * }
 * }</pre>
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int PORT_ATTEMPTS = 10;

  private final Cluster cluster;
  private final Postmaster postmaster;

  private EmbeddedPostgres(Cluster cluster, Postmaster postmaster) {
    this.cluster = cluster;
    this.postmaster = postmaster;
  }

  /**
   * Starts the server, and creates the database at the first start. A server left behind by a
   * killed process is stopped before; nothing that was committed is lost.
   *
   * @throws StartFailure with a sentence for the user when that is not possible
   */
  public static EmbeddedPostgres start(DataDirectory data) {
    return start(data, Unprivileged::find, EmbeddedPostgres::freePort);
  }

  static EmbeddedPostgres start(DataDirectory data, Rights rights, Ports ports) {
    Path home = data.path().resolve("postgresql");
    try {
      createHome(data.path(), home);
      PostgresBinaries binaries = PostgresBinaries.unpack(home);
      Unprivileged as = rights.find(home, binaries);
      Cluster cluster = Cluster.open(home, binaries, as);
      PostgresLog log = PostgresLog.open(home);
      as.handOver(log.file());
      return start(cluster, binaries, as, log, ports);
    } catch (IOException e) {
      throw new StartFailure(
          "The database in %s cannot start: %s.".formatted(home, IoReason.of(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("The start of the database was interrupted.", e);
    }
  }

  private static EmbeddedPostgres start(
      Cluster cluster, PostgresBinaries binaries, Unprivileged as, PostgresLog log, Ports ports)
      throws IOException, InterruptedException {
    for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      try {
        int port = ports.next();
        return new EmbeddedPostgres(
            cluster, Postmaster.start(cluster, binaries, as, log.fromHere(), port));
      } catch (Postmaster.PortTaken e) {
        LOG.info("The port chosen for PostgreSQL was taken meanwhile; choosing another.");
      }
    }
    throw new StartFailure(
        "PostgreSQL found no free port on 127.0.0.1 in %d attempts.".formatted(PORT_ATTEMPTS));
  }

  /** How PostgreSQL gets rid of the rights of root. */
  interface Rights {
    Unprivileged find(Path home, PostgresBinaries binaries)
        throws IOException, InterruptedException;
  }

  /** Ports to try. */
  interface Ports {
    int next() throws IOException;
  }

  /** In a directory of another user it belongs to that user, also when root starts the server. */
  private static void createHome(Path data, Path home) throws IOException {
    boolean isNew = !Files.exists(home);
    OwnerOnly.createDirectories(home);
    if (isNew && Accounts.runningAsRoot()) {
      Unprivileged.Account.ownerOf(data).takeOver(home);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  public String jdbcUrl() {
    return postmaster.jdbcUrl();
  }

  /** Owns the database, and may create others; not a superuser. */
  public String user() {
    return Cluster.ROLE;
  }

  public String password() {
    return cluster.password();
  }

  public int port() {
    return postmaster.port();
  }

  /** Stops the server within seconds. Open transactions are rolled back. */
  @Override
  public void close() {
    postmaster.stop();
  }
}
