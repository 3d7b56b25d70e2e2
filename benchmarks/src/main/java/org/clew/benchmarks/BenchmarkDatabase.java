package org.clew.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.clew.server.postgres.DataDirectory;
import org.clew.server.postgres.EmbeddedPostgres;

/** A PostgreSQL as a server brings one along, which a benchmark can ask directly. */
final class BenchmarkDatabase implements AutoCloseable {
  /** Of the PostgreSQL that comes with the server. */
  private static volatile String version = "none";

  private final DataDirectory directory;
  private final EmbeddedPostgres postgres;

  private BenchmarkDatabase(DataDirectory directory, EmbeddedPostgres postgres) {
    this.directory = directory;
    this.postgres = postgres;
  }

  /** Starts one in an empty directory. */
  static BenchmarkDatabase start(Path directory) throws SQLException {
    DataDirectory owned = DataDirectory.open(directory);
    BenchmarkDatabase database = new BenchmarkDatabase(owned, EmbeddedPostgres.start(owned));
    try (Connection connection = database.connect()) {
      version = connection.getMetaData().getDatabaseProductVersion();
    }
    return database;
  }

  /** The version of the one started last. */
  static String version() {
    return version;
  }

  /** A connection that sees the tables of a server. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl() + "?currentSchema=clew", postgres.user(), postgres.password());
  }

  /** Runs some SQL. */
  void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The one text that a query gives. */
  String text(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** All that a query gives, as texts. */
  List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          cells.add(row.getString(i));
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  /** For the setting {@code database-url} of a server. */
  String address() {
    return postgres
        .jdbcUrl()
        .replaceFirst(
            "^jdbc:postgresql://",
            "postgresql://%s:%s@".formatted(postgres.user(), postgres.password()));
  }

  int port() {
    return postgres.port();
  }

  String user() {
    return postgres.user();
  }

  String password() {
    return postgres.password();
  }

  @Override
  public void close() {
    postgres.close();
    directory.close();
  }
}
