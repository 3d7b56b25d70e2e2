package org.clew.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.clew.server.postgres.DataDirectory;
import org.clew.server.postgres.EmbeddedPostgres;

/**
 * Asks for a page of each large list, and prints how long that takes. The yardstick is PostgreSQL,
 * which makes JSON with the same facts of the same rows in one statement.
 */
final class ListsTable {
  private static final String HEAP = "512m";
  private static final int WARM_UP = 30;
  private static final int RUNS = 30;

  /** A list: where the API has it, and how PostgreSQL alone makes it. */
  private record Listed(String name, String path, String sql) {}

  private ListsTable() {}

  static void print(int tasks) throws Exception {
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        DataDirectory owned = DataDirectory.open(directory.path().resolve("postgres"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(owned)) {
      Path data = directory.path().resolve("data");
      try (ServerProcess server = ServerProcess.start(data, HEAP, address(postgres));
          Connection database =
              DriverManager.getConnection(
                  postgres.jdbcUrl(), postgres.user(), postgres.password())) {
        SmallLab lab = SmallLab.make(server, data);
        ListsLab.fill(lab, database, tasks);
        System.out.printf(
            Locale.ROOT,
            "%n%,d tasks, %,d projects, %,d users, %,d free annotations; medians of %d, one client%n%-34s %7s %10s %14s %6s%n",
            tasks,
            ListsLab.PROJECTS,
            ListsLab.USERS,
            ListsLab.ANNOTATIONS,
            RUNS,
            "",
            "rows",
            "Clew, ms",
            "PostgreSQL, ms",
            "");
        for (Listed list : lists(lab)) {
          run(lab.admin(), database, list);
        }
      }
    }
  }

  private static String address(EmbeddedPostgres postgres) {
    return postgres
        .jdbcUrl()
        .replaceFirst(
            "^jdbc:postgresql://",
            "postgresql://%s:%s@".formatted(postgres.user(), postgres.password()));
  }

  private static List<Listed> lists(SmallLab lab) {
    String page = "limit=1000&pageNumber=%d&includeTotalCount=true";
    String tasks = "/api/v14/projects/" + lab.project() + "/tasks?";
    return List.of(
        new Listed(
            "tasks of a project, first page",
            tasks + page.formatted(0),
            ListsSql.tasksOf(lab.project(), 0)),
        new Listed(
            "tasks of a project, 40th page",
            tasks + page.formatted(39),
            ListsSql.tasksOf(lab.project(), 39_000)),
        new Listed("projects with status", "/api/v14/projects/withStatus", ListsSql.PROJECTS),
        new Listed("users", "/api/v14/users", ListsSql.USERS),
        new Listed(
            "annotations of one’s own",
            "/api/v14/annotations/readable?isFinished=false&limit=1000",
            ListsSql.ANNOTATIONS));
  }

  private static void run(Calls calls, Connection database, Listed list)
      throws SQLException, IOException {
    int rows = calls.get(list.path()).size();
    int same = rowsOf(database, list);
    if (rows == 0 || rows != same) {
      throw new IOException("%s: %d rows, not %d".formatted(list.name(), rows, same));
    }
    for (int i = 0; i < WARM_UP; i++) {
      calls.bytes(list.path());
      json(database, list);
    }
    double[] clew = new double[RUNS];
    double[] postgres = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      calls.bytes(list.path());
      clew[i] = millis(start);
      start = System.nanoTime();
      json(database, list);
      postgres[i] = millis(start);
    }
    System.out.printf(
        Locale.ROOT,
        "%-34s %7d %10.1f %14.1f %5.1f×%n",
        list.name(),
        rows,
        median(clew),
        median(postgres),
        median(clew) / median(postgres));
  }

  private static int rowsOf(Connection database, Listed list) throws SQLException {
    String sql = "SELECT json_array_length((" + list.sql() + ")::json)";
    try (PreparedStatement statement = database.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getInt(1);
    }
  }

  private static void json(Connection database, Listed list) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(list.sql());
        ResultSet result = statement.executeQuery()) {
      result.next();
      var _ = result.getBytes(1);
    }
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
