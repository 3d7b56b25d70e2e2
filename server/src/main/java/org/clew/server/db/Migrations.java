package org.clew.server.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.clew.server.failure.StartFailure;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date at start; several servers may try at once. */
final class Migrations {
  static final String SCHEMA = "clew";
  private static final int OLDEST_POSTGRESQL = 15;

  private Migrations() {}

  static void run(DatabaseAddress address) {
    checkReachable(address);
    try {
      Flyway.configure()
          .dataSource(address.url(), address.user(), address.password())
          .schemas(SCHEMA)
          .locations("classpath:org/clew/server/db/migration")
          .validateMigrationNaming(true)
          .load()
          .migrate();
    } catch (FlywayException failed) {
      throw new StartFailure(
          "The database schema could not be brought up to date: " + firstLine(failed), failed);
    }
  }

  private static void checkReachable(DatabaseAddress address) {
    try (Connection connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST_POSTGRESQL) {
        throw new StartFailure(
            "The database is PostgreSQL %d; Clew needs %d or newer."
                .formatted(version, OLDEST_POSTGRESQL));
      }
    } catch (SQLException unreachable) {
      throw new StartFailure(
          "The database at %s cannot be reached: %s"
              .formatted(address.url().replaceFirst("[?].*", ""), firstLine(unreachable)),
          unreachable);
    }
  }

  private static String firstLine(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message.strip().lines().findFirst().orElse("");
  }
}
