package org.clew.acceptance;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;

/** More tasks than one would make through the API, years old, in states of all kinds. */
final class ManyTasks {
  private ManyTasks() {}

  /** Adds tasks that are like another one, but for what happened to them. */
  static void like(TestServer server, String task, int count) throws SQLException {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
            spread, total, pending, active, finished, edit_position, edit_rotation, bounding_box,
            created, creation_info)
          SELECT lpad(to_hex(1500000000 + n), 8, '0') || lpad(to_hex(n), 16, '0'), organization_id,
            project_id, task_type_id, dataset_id, pool_id, hashint4(n), p + a + f, p, a, f,
            edit_position, edit_rotation, bounding_box, to_timestamp(1500000000 + n),
            'axon-' || n || '.nml'
          FROM tasks, generate_series(1, %d) AS n,
            LATERAL (SELECT CASE n %% 4 WHEN 0 THEN 0 WHEN 1 THEN 12000 ELSE 2 END AS p,
              CASE n %% 3 WHEN 0 THEN 0 ELSE n %% 4 * n / 4 END AS a, n %% 5 * n / 2 AS f) AS counts
          WHERE id = '%s'
          """
              .formatted(count, task));
    }
  }
}
