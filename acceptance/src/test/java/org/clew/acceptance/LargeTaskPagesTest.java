package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages about tasks where there are a hundred thousand of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeTaskPagesTest {
  private static final int TASKS = 100_000;
  private static final int MOST_BYTES = 200_000;
  private static final int MOST_STATEMENTS = 25;

  private TestServer server;
  private Caller mira;
  private final Map<String, String> things = new HashMap<>();

  @BeforeAll
  void start() throws SQLException {
    server = TestServer.start();
    PageLab lab = new PageLab(server);
    mira = lab.browser("manager");
    things.put("{task}", lab.task());
    things.put("{taken}", lab.taskOf(lab.take()));
    things.put("{project}", lab.project());
    run(
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, edit_position, edit_rotation, created, creation_info)
        SELECT lpad(to_hex(1500000000 + n), 8, '0') || lpad(to_hex(n), 16, '0'), organization_id,
          project_id, task_type_id, dataset_id, pool_id, hashint4(n), 1, 1,
          edit_position, edit_rotation, to_timestamp(1500000000 + n), 'file' || n || '.nml'
        FROM tasks, generate_series(1, %d) AS n WHERE id = '%s'
        """
            .formatted(TASKS, lab.task()));
    run(
        """
        INSERT INTO projects (id, organization_id, name, team_id, owner_id, priority, paused,
          is_blacklisted_from_report, created)
        SELECT lpad(to_hex(n), 24, '0'), organization_id, 'a-project-of-many-others-' || n, team_id,
          owner_id, priority, paused, is_blacklisted_from_report, created
        FROM projects, generate_series(1, 500) AS n WHERE id = '%s'
        """
            .formatted(lab.project()));
    run("VACUUM ANALYZE");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tasks",
        "/tasks?text=axons",
        "/tasks?text=nothing",
        "/tasks?project=axons-2026",
        "/tasks?state=active",
        "/tasks?from=2017-07-20&sort=oldest",
        "/tasks?after=596a0000ffffffffffffffff",
        "/tasks/{task}",
        "/tasks/{taken}",
        "/tasks/new",
        "/tasks/from-files",
        "/tasks/import"
      })
  void aPageIsSmallAndAsksLittle(String path) {
    String filled = path;
    for (Map.Entry<String, String> thing : things.entrySet()) {
      filled = filled.replace(thing.getKey(), thing.getValue());
    }
    String address = "/" + filled;
    mira.get(address).expect(200);
    long start = System.nanoTime();
    Answer[] page = new Answer[1];

    int statements = server.statements().during(() -> page[0] = mira.get(address).expect(200));

    long millis = (System.nanoTime() - start) / 1_000_000;
    int bytes = page[0].body().getBytes(StandardCharsets.UTF_8).length;
    assertThat(bytes).as("bytes of %s, in %d ms", path, millis).isLessThan(MOST_BYTES);
    assertThat(statements).as("statements for " + path).isLessThanOrEqualTo(MOST_STATEMENTS);
  }
}
