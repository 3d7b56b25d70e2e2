package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the statements of time and reports read when there are 100,000 tasks and spans. */
class TimePlanTest {
  private static final String RANGE = "start=1740787200000&end=1743465600000"; // March 2025

  private static TestServer server;
  private static TimeLab lab;
  private static Person ann;
  private static String annotation;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    lab = new TimeLab(server, "Lab");
    ann = lab.ann;
    annotation = TimeLab.take(ann);
    lab.span(ann, annotation, Instant.parse("2025-06-01T00:00:00Z"), 1);
    fill();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** 50 projects with 10 pools each, 100 annotators who had 1,000 of 100,000 tasks each. */
  private static void fill() {
    lab.run(
        """
        INSERT INTO projects (id, organization_id, team_id, owner_id, name, priority, created)
        SELECT lpad(to_hex(n), 24, '0'), organization_id, team_id, owner_id, name || n, n, created
        FROM projects, generate_series(1, 50) AS n
        """);
    lab.run(
        """
        INSERT INTO pools (organization_id, project_id, dataset_id, domain, value)
        SELECT pools.organization_id, projects.id, dataset_id, 'axons', n
        FROM pools, projects, generate_series(1, 10) AS n
        WHERE projects.priority > 0 AND projects.name <> 'axons'
        """);
    lab.run(
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, finished, tracing_time, edit_position, edit_rotation, created)
        SELECT lpad(to_hex(row_number() OVER ()), 24, '0'), pools.organization_id,
          pools.project_id, task.task_type_id, pools.dataset_id, pools.id,
          hashint4((pools.id * 1000 + n)::integer), 2, 1, 1, 1000, task.edit_position,
          task.edit_rotation, task.created
        FROM (SELECT * FROM tasks LIMIT 1) AS task, pools, generate_series(1, 200) AS n
        WHERE pools.project_id < '00000000000000000000ffff'
        """);
    lab.run(
        """
        INSERT INTO accounts (id, email, created)
        SELECT lpad(to_hex(n), 24, '0'), 'p' || n || '@lab.org', now()
        FROM generate_series(1, 99) AS n;
        INSERT INTO users
          (id, organization_id, account_id, first_name, last_name, last_activity, created)
        SELECT lpad(to_hex(n), 24, '0'), '%1$s', lpad(to_hex(n), 24, '0'), 'P', 'N' || n, now(),
          now()
        FROM generate_series(1, 99) AS n;
        INSERT INTO team_members (user_id, team_id, organization_id, is_team_manager)
        SELECT id, '%2$s', organization_id, false FROM users WHERE first_name = 'P';
        INSERT INTO experiences (user_id, organization_id, domain, value)
        SELECT id, organization_id, 'axons', 10 FROM users WHERE first_name = 'P'
        """
            .formatted(lab.name, lab.team));
    lab.run(
        """
        INSERT INTO annotations (id, organization_id, typ, state, task_id, project_id, dataset_id,
          user_id, layers, tracing_time, created, modified, finished)
        SELECT lpad(to_hex(row_number() OVER ()), 24, '0'), tasks.organization_id, 'Task',
          'Finished', tasks.id, tasks.project_id, tasks.dataset_id, users.id, '[]', 1000,
          now() - INTERVAL '90 days', now() - INTERVAL '90 days', now() - INTERVAL '90 days'
        FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM tasks WHERE finished = 1) AS tasks
        JOIN (
          SELECT *, row_number() OVER (ORDER BY id) AS n FROM users WHERE first_name IN ('P', 'Ann')
        ) AS users ON users.n = 1 + tasks.n % 100;
        INSERT INTO time_spans
          (id, organization_id, user_id, annotation_id, millis, created, last_update)
        SELECT lpad(to_hex(1000000 + row_number() OVER ()), 24, '0'), organization_id, user_id, id,
          1000, moment, moment + INTERVAL '1 second'
        FROM (
          SELECT *, TIMESTAMPTZ '2025-01-01Z' + row_number() OVER () * INTERVAL '5 minutes'
            AS moment
          FROM annotations WHERE state = 'Finished') AS annotations
        """);
    lab.run("ANALYZE");
  }

  private static QueryPlan plan(Caller caller, String path, String part) {
    List<String> sent = server.statements().sentDuring(() -> caller.get(path).expect(200));
    return QueryPlan.of(
        server.database(),
        sent.stream().filter(sql -> sql.contains(part)).findFirst().orElseThrow());
  }

  @Test
  void monthsReadTheSpansOfTheUser() {
    QueryPlan plan = plan(ann.calls(), "/users/" + ann.id() + "/loggedTime", "date_trunc");

    assertThat(plan.scanned()).as(plan.text()).doesNotContain("time_spans");
    assertThat(plan.buffers()).as(plan.text()).isLessThan(1_200);
  }

  @Test
  void spansOfAMonthReadThatMonth() {
    for (String route : List.of("/spans?", "/summedByAnnotation?")) {
      QueryPlan plan =
          plan(
              ann.calls(),
              "/time/user/" + ann.id() + route + RANGE + "&annotationTypes=Task",
              "FROM time_spans");

      assertThat(plan.scanned()).as(plan.text()).doesNotContain("time_spans", "annotations");
      assertThat(plan.buffers()).as(plan.text()).isLessThan(3_000);
    }
  }

  @Test
  void theOverviewOfAMonthReadsThatMonth() {
    QueryPlan plan =
        plan(
            lab.lab.admin(),
            "/time/overview?" + RANGE + "&annotationTypes=Task",
            "FROM time_spans");

    assertThat(plan.scanned()).as(plan.text()).doesNotContain("time_spans");
  }

  @Test
  void progressReadsSumsAlone() {
    QueryPlan plan =
        plan(lab.lab.admin(), "/teams/" + lab.team + "/projectProgressReport", "pool_counts");

    assertThat(plan.scanned()).as(plan.text()).doesNotContain("tasks", "annotations");
    assertThat(plan.buffers()).as(plan.text()).isLessThan(3_000);
  }

  @Test
  void availableTasksLookOnceAtWhatEachMemberHad() {
    QueryPlan plan = plan(lab.lab.admin(), "/teams/" + lab.team + "/availableTasksReport", "taker");

    assertThat(plan.buffers()).as(plan.text()).isLessThan(1_000_000);
  }

  @Test
  void aHeartbeatReadsAHandfulOfPages() {
    long start = lab.now();
    TimeLab.beat(ann.calls(), annotation, start);
    server.clock().advance(Duration.ofSeconds(10));
    List<String> sent =
        server.statements().sentDuring(() -> TimeLab.beat(ann.calls(), annotation, start + 5_000));

    for (String part :
        List.of("INSERT INTO running_spans", "UPDATE tasks", "UPDATE annotations", "time_spans")) {
      QueryPlan plan =
          QueryPlan.of(
              server.database(),
              sent.stream().filter(sql -> sql.contains(part)).findFirst().orElseThrow());
      assertThat(plan.scanned()).as(plan.text()).doesNotContain("tasks", "annotations");
      assertThat(plan.buffers()).as(plan.text()).isLessThan(60);
    }
  }
}
