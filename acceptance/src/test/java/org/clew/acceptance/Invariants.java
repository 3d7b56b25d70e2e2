package org.clew.acceptance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.server.db.DatabaseAddress;
import org.clew.testkit.TestDatabase;

/** What holds in a database whatever was done at once. */
final class Invariants {
  private static final Map<String, String> BROKEN =
      Map.of(
          "the counts of a task are those of its instances",
          """
          SELECT tasks::text FROM tasks LEFT JOIN (
            SELECT task_id, count(*) FILTER (WHERE state = 'Active') AS active,
              count(*) FILTER (WHERE state = 'Finished') AS finished
            FROM annotations WHERE deleted IS NULL GROUP BY task_id) AS found
            ON found.task_id = tasks.id
          WHERE tasks.deleted IS NULL
            AND (pending + tasks.active + tasks.finished <> total
              OR tasks.active <> coalesce(found.active, 0)
              OR tasks.finished <> coalesce(found.finished, 0))
          """,
          "the counts of a pool are those of its tasks",
          """
          SELECT counts::text || found::text FROM pool_counts AS counts FULL JOIN (
            SELECT pool_id, (spread & 7)::smallint AS shard,
              count(*) FILTER (WHERE deleted IS NULL) AS tasks,
              count(*) FILTER (WHERE pending > 0 AND deleted IS NULL) AS open_tasks,
              coalesce(sum(pending) FILTER (WHERE deleted IS NULL), 0) AS pending,
              coalesce(sum(active) FILTER (WHERE deleted IS NULL), 0) AS active,
              coalesce(sum(finished) FILTER (WHERE deleted IS NULL), 0) AS finished
            FROM tasks GROUP BY pool_id, spread & 7) AS found USING (pool_id, shard)
          WHERE (counts.tasks, counts.open_tasks, counts.pending, counts.active, counts.finished)
            IS DISTINCT FROM
            (found.tasks, found.open_tasks, found.pending, found.active, found.finished)
          """,
          "nobody has two live instances of a task",
          """
          SELECT task_id || ' of ' || user_id FROM annotations
          WHERE deleted IS NULL AND task_id IS NOT NULL AND state <> 'Cancelled'
          GROUP BY task_id, user_id HAVING count(*) > 1
          """);

  private Invariants() {}

  /** What does not hold, with the rows that tell. */
  static Map<String, List<String>> broken(DatabaseAddress database) throws SQLException {
    Map<String, List<String>> broken = new TreeMap<>();
    for (Map.Entry<String, String> each : BROKEN.entrySet()) {
      List<String> rows = rows(database, each.getValue());
      if (!rows.isEmpty()) {
        broken.put(each.getKey(), rows);
      }
    }
    return broken;
  }

  /** The first column of some rows. */
  static List<String> rows(DatabaseAddress database, String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }

  /** Runs a statement. */
  static void run(DatabaseAddress database, String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
