package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the statements of a claim read, as the server sends them. */
class ClaimPlanTest {
  private static final int POOLS = 4;

  private TestServer server;
  private Lab lab;
  private Person ann;

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    String team = lab.team("Annotators");
    String type = lab.taskType("trace", team, "skeleton");
    String dataset = lab.dataset("em");
    lab.project("dendrites", team, 1);
    ann = lab.user("ann", Map.of("dendrites", POOLS), team);
    for (int value = 0; value < POOLS; value++) {
      lab.tasks(1, Lab.taskBody(type, "dendrites", dataset, "dendrites", value, 1));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"1000, true, 0", "100000, false, 0", "100000, true, 0", "100000, true, 5000"})
  void aClaimReadsAHandfulOfPagesHoweverManyTasksAreOpen(int tasks, boolean analyzed, int had)
      throws SQLException {
    fill(tasks, had);
    Invariants.run(server.database(), analyzed ? "ANALYZE" : "SELECT");

    List<String> sent =
        server
            .statements()
            .sentDuring(() -> ann.calls().post("/user/tasks/request", null).expect(200));

    QueryPlan probe = QueryPlan.of(server.database(), one(sent, "ORDER BY tasks.spread"));
    assertThat(probe.buffers()).as(probe.text()).isLessThanOrEqualTo(had > 0 ? 60 : 30);
    assertThat(probe.indexes()).contains("tasks_open");
    assertThat(probe.scanned()).doesNotContain("tasks", "annotations");
    QueryPlan pools = QueryPlan.of(server.database(), one(sent, "counts.open_tasks"));
    assertThat(pools.relations()).doesNotContain("tasks", "annotations");
    assertThat(pools.buffers()).as(pools.text()).isLessThanOrEqualTo(60);
  }

  /**
   * PostgreSQL knows of few instances, all of the first tasks, and would merge the index of all
   * tasks with the one instance that is looked up, in the belief that it ends soon.
   */
  @Test
  void instancesAreReadBackByTheIdsOfTheirTasks() throws SQLException, InterruptedException {
    fill(20_000, 0);
    Invariants.run(
        server.database(),
        "DELETE FROM annotations WHERE task_id NOT IN (SELECT id FROM tasks ORDER BY id LIMIT 50)");
    Invariants.run(server.database(), "ANALYZE");
    long before = readByKeyOfTasks();

    for (int i = 0; i < 12; i++) {
      String instance =
          ann.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
      ann.calls().patch("/annotations/Task/" + instance + "/finish", null).expect(200);
      // Connections tell what they read at most once a second.
      Thread.sleep(i < 8 ? 0 : 1_100);
    }

    assertThat(readByKeyOfTasks() - before).isBetween(12L, 2_000L);
  }

  private long readByKeyOfTasks() throws SQLException {
    return Long.parseLong(
        Invariants.rows(
                server.database(),
                "SELECT idx_tup_read FROM pg_stat_user_indexes WHERE indexrelname = 'tasks_pkey'")
            .getFirst());
  }

  /** More of each task that is there; each was given back, some by the annotator. */
  private void fill(int tasks, int had) throws SQLException {
    Invariants.run(
        server.database(),
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, edit_position, edit_rotation, created)
        SELECT lpad(to_hex(n * %1$d + row_number() OVER (PARTITION BY n)), 24, '0'),
          organization_id, project_id, task_type_id, dataset_id, pool_id,
          hashint4((n * %1$d)::integer + (pool_id %% 1000)::integer), 1, 1, edit_position,
          edit_rotation, created
        FROM tasks, generate_series(1, %2$d / %1$d) AS n
        """
            .formatted(POOLS, tasks));
    Invariants.run(
        server.database(),
        """
        INSERT INTO annotations (id, organization_id, typ, state, task_id, project_id, dataset_id,
          user_id, layers, created, modified)
        SELECT lpad(to_hex(row_number() OVER (ORDER BY hashtext(id))), 24, '0'), organization_id,
          'Task', 'Cancelled', id, project_id, dataset_id,
          CASE WHEN row_number() OVER (ORDER BY hashtext(id)) <= %2$d THEN '%1$s' ELSE '%3$s' END,
          '[]', created, created
        FROM tasks
        """
            .formatted(ann.id(), had, lab.adminId()));
  }

  private static String one(List<String> sent, String part) {
    return sent.stream().filter(sql -> sql.contains(part)).findFirst().orElseThrow();
  }
}
