package org.clew.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import org.clew.model.wire.WireNewUser;
import org.clew.server.Config;
import org.clew.server.Server;
import org.clew.server.Server.Surroundings;
import org.clew.server.db.DatabaseAddress;
import org.clew.server.http.UploadLimits;

/** A server on a free port with a database of its own. */
public final class TestServer implements AutoCloseable {
  /** The password of everybody in a lab. */
  public static final String PASSWORD = "correct horse";

  private final DatabaseAddress database;
  private final Path data;
  private final SettableClock clock = new SettableClock();
  private final StatementCount statements = new StatementCount();
  private final Server server;

  private TestServer(DatabaseAddress database, int maxOpenTasksPerUser) {
    try {
      this.database = database;
      this.data = Files.createTempDirectory("clew-data");
      Files.createDirectories(datasets());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Config config =
        new Config(
            "127.0.0.1",
            0,
            data,
            database,
            8,
            null,
            datasets(),
            maxOpenTasksPerUser,
            Duration.ofSeconds(30),
            UploadLimits.DEFAULT);
    server = Server.start(config, new Surroundings(clock, new SecureRandom(), statements));
  }

  /** Starts one with an empty database, where annotators may have two open tasks. */
  public static TestServer start() {
    return new TestServer(TestDatabase.create(), 2);
  }

  /** Starts one more on the same database. */
  public static TestServer start(DatabaseAddress database, int maxOpenTasksPerUser) {
    return new TestServer(database, maxOpenTasksPerUser);
  }

  /** Founds an organization with an admin, who answers. */
  public Caller found(String organization) {
    String token =
        server
            .founding()
            .found(
                organization,
                organization,
                new WireNewUser(
                    "admin@" + organization.toLowerCase(Locale.ROOT) + ".org",
                    "Ada",
                    "Admin",
                    PASSWORD,
                    null,
                    null,
                    null,
                    null));
    return anonymous().with(token);
  }

  /** Someone who is not signed in. */
  public Caller anonymous() {
    return Caller.anonymous(url());
  }

  /** The address. */
  public String url() {
    return server.url();
  }

  /** Where datasets can be registered. */
  public Path datasets() {
    return data.resolve("datasets");
  }

  /** The clock of the server. */
  public SettableClock clock() {
    return clock;
  }

  /** The statements of the server. */
  public StatementCount statements() {
    return statements;
  }

  /** Where its database is. */
  public DatabaseAddress database() {
    return database;
  }

  @Override
  public void close() {
    server.close();
    TestFiles.delete(data);
  }
}
