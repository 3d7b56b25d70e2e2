package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/** A project with very many tasks is paused and resumed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargePauseTest {
  private static final int MANY = 200_000;

  /** Pages that a claim reads before it takes the task; see {@link ClaimScaleTest}. */
  private static final int FEW = 200;

  private DatabaseAddress database;
  private TestServer server;
  private Lab lab;
  private String large;
  private String small;
  private String other;
  private List<Person> people;

  @BeforeAll
  void start() throws SQLException {
    database = TestDatabase.create();
    server = TestServer.start(database, 1_000);
    lab = Lab.found(server, "Lab");
    String team = lab.team("Annotators");
    String type = lab.taskType("trace", team, "skeleton");
    String dataset = lab.dataset("em");
    large = lab.project("large", team, 9);
    small = lab.project("small", team, 9);
    other = lab.project("other", team, 1);
    for (String name : List.of("large", "other")) {
      lab.tasks(1, Lab.taskBody(type, name, dataset, "axons", 1, 1));
    }
    lab.tasks(1, Lab.taskBody(type, "small", dataset, "somata", 1, 1));
    fill(large, MANY);
    fill(other, 2_000);
    people = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      people.add(lab.user("ann" + i, Map.of("axons", 1), team));
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void pausingCostsWhatItCostsForASmallProjectAndClaimsGoOn() throws Exception {
    Person ann = people.getFirst();
    assertThat(projectOf(claim(ann))).isEqualTo("large");
    long before = pages(ann);

    List<String> pausing = statements(large, "pause");
    assertThat(pausing).hasSameSizeAs(statements(small, "pause"));
    long paused = pages(ann);
    List<String> got = together();
    List<String> resuming = statements(large, "resume");
    assertThat(resuming).hasSameSizeAs(statements(small, "resume"));
    long after = pages(ann);

    assertThat(got).hasSize(80).containsOnly("other");
    assertThat(List.of(before, paused, after)).allMatch(pages -> pages < FEW);
    assertThat(projectOf(claim(ann))).isEqualTo("large");
    for (String statement : pausing) {
      QueryPlan plan = QueryPlan.of(database, statement);
      assertThat(plan.scanned()).as(plan.text()).doesNotContain("tasks", "pool_counts");
      assertThat(plan.buffers()).as(plan.text()).isLessThan(FEW);
    }
  }

  @Test
  void whoClaimsWhileItIsPausedAndResumedAlwaysGetsSomething() throws Exception {
    try (ExecutorService manager = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> toggling =
          manager.submit(() -> {
            for (int i = 0; i < 20; i++) {
              patch(large, "pause");
              patch(large, "resume");
            }
          });

      List<String> got = together();
      toggling.get();

      assertThat(got).hasSize(80).isSubsetOf("large", "other");
    }
    patch(large, "pause");
    assertThat(together()).containsOnly("other");
    patch(large, "resume");
    assertThat(together()).containsOnly("large");
    assertThat(Invariants.broken(database)).isEmpty();
  }

  /** Everybody claims twenty times; answers the projects of what they got. */
  private List<String> together() throws Exception {
    List<Future<List<String>>> all = new ArrayList<>();
    try (ExecutorService annotators = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Person person : people) {
        all.add(
            annotators.submit(() -> {
              List<String> got = new ArrayList<>();
              for (int i = 0; i < 20; i++) {
                got.add(projectOf(claim(person)));
              }
              return got;
            }));
      }
    }
    List<String> got = new ArrayList<>();
    for (Future<List<String>> each : all) {
      got.addAll(each.get());
    }
    return got;
  }

  private List<String> statements(String project, String what) {
    return server.statements().sentDuring(() -> patch(project, what));
  }

  private void patch(String project, String what) {
    lab.admin().patch("/projects/" + project + "/" + what, null).expect(200);
  }

  /** What a claim reads before it takes the task, in pages. */
  private long pages(Person person) {
    return server.statements().sentDuring(() -> claim(person)).stream()
        .filter(sent -> sent.contains(" wrapping SELECT") || sent.contains(" wrapping WITH"))
        .filter(sent -> !sent.contains("INSERT") && !sent.contains("UPDATE "))
        .mapToLong(sent -> QueryPlan.of(database, sent).buffers())
        .sum();
  }

  private static Answer claim(Person person) {
    return person.calls().post("/user/tasks/request", null).expect(200);
  }

  private static String projectOf(Answer claim) {
    return claim.json().at("/task/projectName").asString();
  }

  private void fill(String project, int tasks) throws SQLException {
    Invariants.run(
        database,
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, edit_position, edit_rotation, created)
        SELECT md5(id || n)::char(24), organization_id, project_id, task_type_id, dataset_id,
          pool_id, hashint8(pool_id * 1000000 + n), 1, 1, edit_position, edit_rotation, created
        FROM (SELECT * FROM tasks WHERE project_id = '%s' LIMIT 1) AS one,
          generate_series(1, %d) AS n
        """
            .formatted(project, tasks));
  }
}
