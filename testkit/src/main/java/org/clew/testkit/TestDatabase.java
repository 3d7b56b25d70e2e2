package org.clew.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.server.db.DatabaseAddress;
import org.clew.server.postgres.DataDirectory;
import org.clew.server.postgres.EmbeddedPostgres;

/**
 * Empty databases in one embedded PostgreSQL, which starts with the first and ends with the
 * process.
 */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /** Where an empty database is. */
  public static DatabaseAddress create() {
    EmbeddedPostgres main = Holder.POSTGRES;
    String name = "test_" + COUNT.incrementAndGet();
    try (Connection connection =
            connect(new DatabaseAddress(main.jdbcUrl(), main.user(), main.password()));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return new DatabaseAddress(
        main.jdbcUrl().replaceFirst("/clew$", "/" + name), main.user(), main.password());
  }

  /** A connection that sees the tables of a server without naming their schema. */
  public static Connection connect(DatabaseAddress address) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            address.url() + "?currentSchema=clew", address.user(), address.password());
    // A server must not depend on the zone of a session.
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TIME ZONE 'Pacific/Chatham'");
    }
    return connection;
  }

  private static final class Holder {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        Path directory = Files.createTempDirectory("clew-test");
        DataDirectory data = DataDirectory.open(directory);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, data)));
        return postgres;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private static void stop(EmbeddedPostgres postgres, DataDirectory data) {
      postgres.close();
      data.close();
      TestFiles.delete(data.path());
    }
  }
}
