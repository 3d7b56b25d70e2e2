package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.server.db.DatabaseAddress;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole course clicks at once: 500 annotators, two processes, one project above all others. */
@Timeout(180)
class CrowdTest {
  private static final int CROWD = 500;
  private static final int HIGH = 400;
  private static final int LOW = 150;

  /** How often a server had no connection to the database for someone. */
  private final AtomicInteger busy = new AtomicInteger();

  @TempDir private Path directory;

  @Test
  void everyoneGetsOneAsLongAsInstancesLastAndNobodyBeyond() throws Exception {
    DatabaseAddress database = TestDatabase.create();
    try (TestServer founding = TestServer.start(database, 2)) {
      Lab lab = Lab.found(founding, "Lab");
      String team = lab.team("Course");
      String type = lab.taskType("trace", team, "skeleton");
      String dataset = lab.dataset("em");
      lab.project("high", team, 9);
      lab.project("low", team, 1);
      lab.tasks(HIGH / 2, Lab.taskBody(type, "high", dataset, "axons", 1, 2));
      lab.tasks(LOW / 3, Lab.taskBody(type, "low", dataset, "axons", 1, 3));
      admit(database, team);
    }
    try (ServerProcess one = ServerProcess.start(database, directory, "one");
        ServerProcess two = ServerProcess.start(database, directory, "two")) {
      List<String> urls = List.of(one.url(), two.url());

      Map<String, Integer> first = claimAtOnce(urls);
      Map<String, Integer> second = claimAtOnce(urls);

      assertThat(first).containsOnlyKeys("high", "low");
      assertThat(first.get("high") + first.get("low")).isEqualTo(CROWD);
      if (busy.get() == 0) {
        // Who finds the last instances of a project locked may be sent to the next one.
        assertThat(first.get("high") + second.getOrDefault("high", 0)).isEqualTo(HIGH);
        assertThat(first.get("low") + second.getOrDefault("low", 0)).isEqualTo(LOW);
        assertThat(second).containsEntry("none", 2 * CROWD - HIGH - LOW);
      }
      assertThat(claim(urls.getFirst(), 1).error())
          .startsWith("There is currently no task available.");
    }
    assertThat(Invariants.broken(database)).isEmpty();
    assertThat(
            Invariants.rows(
                database,
                """
                SELECT concat_ws(' ', count(*), count(DISTINCT (task_id, user_id)),
                  (SELECT sum(pending) FROM tasks), (SELECT sum(active) FROM tasks))
                FROM annotations WHERE state = 'Active' AND deleted IS NULL
                """))
        .containsExactly("%1$d %1$d 0 %1$d".formatted(HIGH + LOW));
  }

  /** Annotators with a token each, without passwords, which take long to make. */
  private static void admit(DatabaseAddress database, String team) throws SQLException {
    for (String sql :
        List.of(
            """
            INSERT INTO accounts (id, email, created)
            SELECT lpad(to_hex(n), 24, '0'), 'ann' || n || '@lab.org', now()
            FROM generate_series(1, %1$d) AS n
            """,
            """
            INSERT INTO users (id, organization_id, account_id, first_name, last_name,
              last_activity, created)
            SELECT lpad(to_hex(n), 24, '0'), 'Lab', lpad(to_hex(n), 24, '0'), 'Ann', 'No ' || n,
              now(), now()
            FROM generate_series(1, %1$d) AS n
            """,
            """
            INSERT INTO team_members (user_id, team_id, organization_id, is_team_manager)
            SELECT users.id, teams.id, 'Lab', false FROM users, teams
            WHERE users.first_name = 'Ann' AND (teams.id = '%2$s' OR is_organization_team)
            """,
            """
            INSERT INTO experiences (user_id, domain, organization_id, value)
            SELECT id, 'axons', 'Lab', 1 FROM users WHERE first_name = 'Ann'
            """,
            """
            INSERT INTO tokens (hash, organization_id, user_id, kind, created)
            SELECT sha256(convert_to('token-' || n, 'UTF8')), 'Lab', lpad(to_hex(n), 24, '0'),
              'authentication', now()
            FROM generate_series(1, %1$d) AS n
            """)) {
      Invariants.run(database, sql.formatted(CROWD, team));
    }
  }

  /** How many got a task of which project, or none. */
  private Map<String, Integer> claimAtOnce(List<String> urls) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Answer>> claims = new ArrayList<>();
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= CROWD; i++) {
        int number = i;
        String url = urls.get(i % urls.size());
        Callable<Answer> claim =
            () -> {
              start.await();
              return claim(url, number);
            };
        claims.add(crowd.submit(claim));
      }
      start.countDown();
    }
    Map<String, Integer> got = new HashMap<>();
    for (Future<Answer> each : claims) {
      Answer answer = each.get();
      assertThat(answer.status()).as(answer.body()).isIn(200, 400);
      got.merge(
          answer.status() == 200 ? answer.json().at("/task/projectName").asString() : "none",
          1,
          Integer::sum);
    }
    return got;
  }

  /** On a busy machine, a server says that it is; whoever was told so asks again. */
  private Answer claim(String url, int number) {
    Caller annotator = Caller.anonymous(url).with("token-" + number);
    Answer answer = annotator.post("/user/tasks/request", null);
    while (answer.status() == 503) {
      busy.incrementAndGet();
      answer = annotator.post("/user/tasks/request", null);
    }
    return answer;
  }
}
