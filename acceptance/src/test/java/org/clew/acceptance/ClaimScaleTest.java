package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.clew.server.db.DatabaseAddress;
import org.clew.testkit.Answer;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Claims in the cases that are worst for them: what they read stays small. The tables were never
 * analyzed, and every plan is made without knowing the values.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimScaleTest {
  private static final int MANY = 50_000;

  /** As many pages as a claim reads in all its statements before it takes the task. */
  private static final int FEW = 200;

  private DatabaseAddress database;
  private TestServer server;
  private Lab lab;
  private String team;
  private String type;
  private String dataset;
  private int count;

  @BeforeAll
  void start() throws SQLException {
    database = TestDatabase.create();
    run(
        "DO $$ BEGIN EXECUTE format("
            + "'ALTER DATABASE %I SET plan_cache_mode = force_generic_plan', current_database());"
            + " END $$");
    server = TestServer.start(database, 1_000_000);
    for (String table : List.of("tasks", "annotations", "pools", "pool_counts", "projects")) {
      run("ALTER TABLE " + table + " SET (autovacuum_enabled = false)");
    }
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    dataset = lab.dataset("em");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aTopOfTheQueueThatIsBeyondOnesExperienceCostsNothing() throws SQLException {
    Person ann = lab.user("ann", Map.of("axons", 1, "somata", 1), team);
    String high = project(9);
    for (int value = 2; value < 12; value++) {
      fill(pool(high, "axons", value), MANY / 10);
    }
    String low = project(1);
    fill(pool(low, "somata", 1), 10);

    assertThat(pages(ann)).isLessThan(FEW);
  }

  @Test
  void whoHasHadAllOpenTasksOfAPoolDoesNotReadThemAgain() throws SQLException {
    Person ann = lab.user("bea", Map.of("boutons", 1), team);
    Person other = lab.user("bob", Map.of("boutons", 1), team);
    String full = project(9);
    String fullPool = pool(full, "boutons", 1);
    fill(fullPool, MANY);
    had(fullPool, ann, "true");
    fill(pool(project(1), "boutons", 1), 100);
    String project = projectOf(taken(ann));

    assertThat(project).as("there is nothing above").isNotEqualTo(full);
    assertThat(pages(ann)).isLessThan(FEW);
    String theirs = taken(other).json().at("/task/id").asString();
    assertThat(pages(ann)).as("others’ claims change nothing").isLessThan(FEW);

    // One more task: it is found.
    String fresh = lab.tasks(1, Lab.taskBody(type, full, dataset, "boutons", 1, 1)).getFirst();
    assertThat(taken(ann).json().at("/task/id").asString()).isEqualTo(fresh);
    assertThat(theirs).isNotEqualTo(fresh);
    taken(ann);
    assertThat(pages(ann)).isLessThan(FEW);
  }

  @Test
  void aTaskThatWasGivenAwayIsFoundAgain() throws SQLException {
    Person ann = lab.user("cleo", Map.of("glia", 1), team);
    Person other = lab.user("carl", Map.of(), team);
    String project = project(9);
    String task = lab.tasks(1, Lab.taskBody(type, project, dataset, "glia", 1, 2)).getFirst();
    String instance = taken(ann).json().get("id").asString();
    ann.calls().post("/user/tasks/request", null).expect(400);
    ann.calls().post("/user/tasks/request", null).expect(400);
    lab.admin()
        .patch("/annotations/Task/" + instance + "/transfer", Map.of("userId", other.id()))
        .expect(200);

    assertThat(taken(ann).json().at("/task/id").asString()).isEqualTo(task);
  }

  @Test
  void whoHasHadALongRunOfTasksLooksElsewhere() throws SQLException {
    Person ann = lab.user("dana", Map.of("dendrites", 1), team);
    String pool = pool(project(9), "dendrites", 1);
    fill(pool, MANY);
    had(pool, ann, "spread < 0");

    for (int i = 0; i < 5; i++) {
      // At worst four stretches of about 64 tasks each, three pages a task.
      assertThat(pages(ann)).isLessThan(FEW + 4 * 64 * 4);
    }
  }

  @Test
  void pausingAndResumingTouchesTheProjectAlone() throws SQLException {
    Person ann = lab.user("eva", Map.of("synapses", 1), team);
    String big = project(9);
    fill(pool(big, "synapses", 1), MANY);
    fill(pool(project(1), "synapses", 1), 10);
    String before = versions();

    String id = projectId(big);
    lab.admin().patch("/projects/" + id + "/pause", null).expect(200);
    assertThat(versions()).as("rows of tasks").isEqualTo(before);
    assertThat(projectOf(taken(ann))).isNotEqualTo(big);
    assertThat(pages(ann)).isLessThan(FEW);
    String paused = versions();
    lab.admin().patch("/projects/" + id + "/resume", null).expect(200);
    assertThat(versions()).as("rows of tasks").isEqualTo(paused);
    assertThat(projectOf(taken(ann))).isEqualTo(big);
  }

  @Test
  void tasksWhoseInstancesAreAllTakenCostNothing() throws SQLException {
    Person ann = lab.user("fay", Map.of("spines", 1), team);
    String pool = pool(project(9), "spines", 1);
    fill(pool, MANY);
    run("UPDATE tasks SET pending = 0, active = total WHERE pool_id = " + pool);
    lab.tasks(1, Lab.taskBody(type, nameOf(pool), dataset, "spines", 1, 1));

    assertThat(pages(ann)).isLessThan(FEW);
  }

  @Test
  void thousandsOfPoolsAreDrawnFromWithoutReadingTheirCounts() throws SQLException {
    Person ann = lab.user("gil", Map.of("nuclei", 99), team);
    String project = project(9);
    run(
        """
        INSERT INTO pools (organization_id, project_id, dataset_id, domain, value)
        SELECT 'Lab', '%s', '%s', 'nuclei', -n FROM generate_series(1, 5000) AS n
        """
            .formatted(projectId(project), dataset));
    run(
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, edit_position, edit_rotation, created)
        SELECT md5(pools.id || 'x' || n)::char(24), 'Lab', project_id, '%s', dataset_id, pools.id,
          hashint8(pools.id * 8 + n), 1, 1, '{1,2,3}', '{0,0,0}', now()
        FROM pools, generate_series(1, 8) AS n WHERE domain = 'nuclei'
        """
            .formatted(type));

    // Each pool and its project, but not the 40,000 rows of counts.
    assertThat(pages(ann)).isLessThan(4 * 5_000);
  }

  /** What a claim reads before it takes the task, in pages. */
  private long pages(Person person) {
    List<String> sent = server.statements().sentDuring(() -> taken(person));
    long pages = 0;
    for (String statement : sent) {
      String sql = statement.substring(statement.indexOf(" wrapping ") + " wrapping ".length());
      if (statement.contains("ORDER BY tasks.spread")
          || sql.contains("AS latest")
          || sql.contains("counts.open_tasks")) {
        QueryPlan plan = QueryPlan.of(database, statement);
        assertThat(plan.scanned()).as(plan.text()).doesNotContain("tasks", "annotations");
        pages += plan.buffers();
      }
    }
    assertThat(pages).isPositive();
    return pages;
  }

  private static Answer taken(Person person) {
    return person.calls().post("/user/tasks/request", null).expect(200);
  }

  private static String projectOf(Answer claim) {
    return claim.json().at("/task/projectName").asString();
  }

  private String project(int priority) {
    String name = "project" + ++count;
    lab.project(name, team, priority);
    return name;
  }

  private String projectId(String name) {
    return lab.admin().get("/projects/byName/" + name).expect(200).json().get("id").asString();
  }

  /** Makes a pool with one task; answers its number. */
  private String pool(String project, String domain, int value) throws SQLException {
    String task = lab.tasks(1, Lab.taskBody(type, project, dataset, domain, value, 1)).getFirst();
    return text("SELECT pool_id FROM tasks WHERE id = '" + task + "'");
  }

  private String nameOf(String pool) throws SQLException {
    return text(
        "SELECT name FROM projects JOIN pools ON project_id = projects.id WHERE pools.id = "
            + pool);
  }

  /** More tasks like the one that is there, with several instances. */
  private void fill(String pool, int tasks) throws SQLException {
    run(
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, edit_position, edit_rotation, created)
        SELECT md5(id || n)::char(24), organization_id, project_id, task_type_id, dataset_id,
          pool_id, hashint8(pool_id * 1000000 + n), 3, 3, edit_position, edit_rotation, created
        FROM (SELECT * FROM tasks WHERE pool_id = %s LIMIT 1) AS one, generate_series(1, %d) AS n
        """
            .formatted(pool, tasks));
  }

  /** Someone finished an instance of some tasks of a pool. */
  private void had(String pool, Person person, String condition) throws SQLException {
    run(
        """
        INSERT INTO annotations (id, organization_id, typ, state, task_id, project_id, dataset_id,
          user_id, layers, created, modified, finished)
        SELECT md5(id || '%2$s')::char(24), organization_id, 'Task', 'Finished', id, project_id,
          dataset_id, '%2$s', '[]', created, created, created
        FROM tasks WHERE pool_id = %1$s AND %3$s
        """
            .formatted(pool, person.id(), condition));
  }

  /** The sum of all that the rows of tasks were ever made or changed by. */
  private String versions() throws SQLException {
    return text("SELECT sum(xmin::text::bigint) FROM tasks WHERE pending = total");
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
