package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of managers among 100,000 tasks, 300 projects and 1,000 people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagerPagesAtScaleTest {
  private static final int TASKS = 100_000;
  private static final int MOST_BYTES = 200_000;
  private static final int MOST_STATEMENTS = 30;

  /** Far more than it takes: a page that gets slow takes seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private TestServer server;
  private Lab lab;
  private String project;
  private String type;
  private Caller browser;

  @BeforeAll
  void start() throws SQLException {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    String team = lab.team("Tracers");
    type = lab.taskType("trace", team, "skeleton");
    String dataset = lab.dataset("cortex");
    project = lab.project("axons", team, 1);
    lab.user("ann", Map.of("axons", 9), team);
    lab.tasks(1, Lab.taskBody(type, "axons", dataset, "axons", 1, 1));
    run(
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, finished, edit_position, edit_rotation, created)
        SELECT lpad(to_hex(1500000000 + n), 8, '0') || lpad(to_hex(n), 16, '0'), organization_id,
          project_id, task_type_id, dataset_id, pool_id, hashint4(n), 1, (n %% 2), 1 - (n %% 2),
          edit_position, edit_rotation, created - n * interval '60 seconds'
        FROM tasks, generate_series(1, %d) AS n WHERE project_id = '%s'
        """
            .formatted(TASKS, project));
    run(
        """
        INSERT INTO annotations (id, organization_id, typ, state, task_id, project_id, dataset_id,
          user_id, layers, created, modified, finished)
        SELECT id, organization_id, 'Task', 'Finished', id, project_id, dataset_id, '%s',
          '[]', created, created, created
        FROM tasks WHERE finished = 1
        """
            .formatted(lab.adminId()));
    run(
        """
        INSERT INTO projects (id, organization_id, team_id, owner_id, name, priority, created)
        SELECT lpad(to_hex(n), 24, '0'), organization_id, team_id, owner_id, 'project-' || n, n,
          created
        FROM projects, generate_series(1, 300) AS n WHERE name = 'axons'
        """);
    run(
        """
        INSERT INTO accounts (id, email, created)
        SELECT lpad(to_hex(n), 24, '0'), 'person' || n || '@lab.org', created
        FROM organizations, generate_series(1, 1000) AS n
        """);
    run(
        """
        INSERT INTO users (id, organization_id, account_id, first_name, last_name, last_activity,
          created)
        SELECT lpad(to_hex(n), 24, '0'), 'Lab', lpad(to_hex(n), 24, '0'), 'Person', 'No ' || n,
          created, created
        FROM organizations, generate_series(1, 1000) AS n
        """);
    run("VACUUM ANALYZE");
    browser = server.anonymous().withHeader("Cookie", "id=" + lab.anotherAdmin("ada").session());
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

  List<String> paths() {
    return List.of(
        "/projects",
        "/projects?search=axons",
        "/projects/" + project,
        "/projects/new",
        "/users",
        "/users?search=person77",
        "/users/" + lab.adminId(),
        "/teams",
        "/task-types",
        "/task-types/" + type,
        "/scripts",
        "/datasets",
        "/reports",
        "/reports/progress/" + project,
        "/reports/work",
        "/reports/hours",
        "/reports/available",
        "/reports/stalled");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void aPageIsSmallAndTakesFewStatementsHoweverMuchThereIs(String path) {
    browser.get("/" + path).expect(200);
    List<Integer> bytes = new ArrayList<>();
    long start = System.nanoTime();
    int statements =
        server
            .statements()
            .during(() -> bytes.add(browser.get("/" + path).expect(200).body().length()));
    Duration time = Duration.ofNanos(System.nanoTime() - start);

    assertThat(bytes.getFirst()).as("bytes of %s", path).isLessThan(MOST_BYTES);
    assertThat(statements).as("statements of %s", path).isLessThan(MOST_STATEMENTS);
    assertThat(time).as("time of %s", path).isLessThan(PATIENCE);
  }

  @Test
  void theNumbersAreRight() {
    String page = browser.get("//reports/progress/" + project).expect(200).body();

    assertThat(page).contains("50\u202f000").contains("50\u202f001");
  }
}
