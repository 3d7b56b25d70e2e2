package org.clew.server.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.clew.server.failure.StartFailure;

/** Starts the database and commits number after number, printing each once it is committed. */
final class CommittingServer {

  private CommittingServer() {}

  public static void main(String[] arguments) throws SQLException {
    try (DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
      commit(postgres);
    } catch (StartFailure refused) {
      System.out.println(refused.getMessage());
    }
  }

  private static void commit(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Statement table = connection.createStatement()) {
      table.execute("CREATE TABLE committed (number int PRIMARY KEY)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO committed VALUES (?)")) {
        for (int number = 0; !System.out.checkError(); number++) {
          insert.setInt(1, number);
          insert.executeUpdate();
          System.out.println(number);
        }
      }
    }
  }
}
