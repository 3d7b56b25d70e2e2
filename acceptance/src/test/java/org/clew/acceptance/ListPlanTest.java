package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the statements of lists and reports read among 100,000 tasks, as the server sends them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlanTest {
  private static final int TASKS = 100_000;
  private static final int LIMIT = 50;

  private TestServer server;
  private Lab lab;
  private String team;
  private String project;
  private String type;
  private String rareType;
  private String rareDataset;
  private String rareScript;
  private Person ann;

  @BeforeAll
  void start() throws SQLException {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Tracers");
    type = lab.taskType("trace", team, "skeleton");
    rareType = lab.taskType("rare", team, "skeleton");
    String dataset = lab.dataset("cortex");
    rareDataset = lab.dataset("retina");
    project = lab.project("axons", team, 1);
    lab.project("rare", team, 1);
    ann = lab.user("ann", Map.of("axons", 9), team);
    rareScript =
        lab.admin()
            .post(
                "/scripts", Map.of("name", "help", "gist", "https://x.org", "owner", lab.adminId()))
            .expect(200)
            .json()
            .get("id")
            .asString();
    Map<String, Object> rare = Lab.taskBody(rareType, "rare", rareDataset, "rare", 1, 1);
    rare.put("scriptId", rareScript);
    lab.tasks(3, rare);
    lab.tasks(1, Lab.taskBody(type, "axons", dataset, "axons", 1, 1));
    run(
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, finished, edit_position, edit_rotation, created, creation_info)
        SELECT lpad(to_hex(1500000000 + n), 8, '0') || lpad(to_hex(n), 16, '0'), organization_id,
          project_id, task_type_id, dataset_id, pool_id, hashint4(n), 1, (n %% 2), 1 - (n %% 2),
          edit_position, edit_rotation, to_timestamp(1500000000 + n), 'file' || n || '.nml'
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
    ann.calls().post("/user/tasks/request", null).expect(200);
    run("VACUUM ANALYZE");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400",
    "sort=oldest, 400",
    "after=59682f00ffffffffffffffff, 400",
    "project=axons, 400",
    "project=axons&after=596a0000ffffffffffffffff, 400",
    "project=rare, 400",
    "taskType={type}, 400",
    "taskType={rareType}, 400",
    "team={team}, 400",
    "dataset={rareDataset}, 400",
    "script={rareScript}, 400",
    "domain=rare, 400",
    "domain=axons, 500",
    "user={ann}, 400",
    "state=open, 500",
    "state=active, 400",
    "state=finished, 800",
    "state=done, 800",
    "project=rare&state=finished, 400",
    "text=file777, 1500",
    "text=rare, 600",
    "text=5968, 1500",
    "text=nothing, 400",
    "createdAfter=1500050000000&createdBefore=1500050100000, 8000"
  })
  void aPageOfTasksReadsLittleHoweverManyThereAre(String query, int most) {
    checked("//api/clew/v1/tasks?limit=" + LIMIT + "&" + filled(query), "WITH tasks", most);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400",
    "project=axons, 400",
    "user={ann}, 400",
    "state=active, 400",
    "state=finished&project=axons, 400"
  })
  void aPageOfInstancesReadsLittleHoweverManyThereAre(String query, int most) {
    checked("//api/clew/v1/annotations?limit=" + LIMIT + "&" + filled(query), "WITH page", most);
  }

  @ParameterizedTest
  @CsvSource({
    "/projects/{project}/tasks?limit=50&pageNumber=1900, WITH tasks, 1500",
    "/projects/{project}/tasks?limit=50&includeTotalCount=true, pool_counts, 100",
    "/projects/withStatus, pool_counts, 100",
    "//api/clew/v1/projects/{project}/status, pool_counts, 100",
    "/teams/{team}/projectProgressReport, pool_counts, 200"
  })
  void pagesByNumberSumsAndReportsReadNoTasksOneByOne(String path, String part, int most) {
    checked(filled(path), part, most);
  }

  private String filled(String text) {
    return text.replace("{type}", type)
        .replace("{rareType}", rareType)
        .replace("{team}", team)
        .replace("{project}", project)
        .replace("{rareDataset}", rareDataset)
        .replace("{rareScript}", rareScript)
        .replace("{ann}", ann.id());
  }

  private void checked(String path, String part, int most) {
    List<String> sent =
        server.statements().sentDuring(() -> lab.admin().get(path).expect(200)).stream()
            .filter(sql -> sql.contains(part))
            .toList();
    assertThat(sent).isNotEmpty();
    for (String statement : sent) {
      QueryPlan plan = QueryPlan.of(server.database(), statement);
      assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(most);
      assertThat(plan.scanned()).as(plan.text()).doesNotContain("tasks", "annotations");
    }
  }

  private void run(String sql) throws SQLException {
    Invariants.run(server.database(), sql);
  }
}
