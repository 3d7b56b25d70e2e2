package org.clew.benchmarks;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.clew.server.Config;
import org.clew.server.Server;
import org.clew.server.Server.Surroundings;
import org.clew.server.Setting;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** The statements of a claim as scripts of pgbench, noted while a server runs one. */
final class ClaimStatements {
  private final List<String> sent;

  private ClaimStatements(List<String> sent) {
    this.sent = sent;
  }

  static ClaimStatements noted(BenchmarkDatabase database, Path data) {
    List<String> sent = Collections.synchronizedList(new ArrayList<>());
    SqlLogger logger =
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            sent.add(String.valueOf(context.getRenderedSql()));
          }
        };
    Config config =
        Config.of(
            Map.of(
                Setting.PORT, "0",
                Setting.DATA, data.toString(),
                Setting.DATABASE_URL, database.address()));
    try (Server server =
        Server.start(config, new Surroundings(Clock.systemUTC(), new SecureRandom(), logger))) {
      sent.clear();
      new Calls("http://localhost:" + server.port(), ClaimsLab.token(1))
          .post("/api/v14/user/tasks/request", null);
      return new ClaimStatements(List.copyOf(sent));
    }
  }

  /** The transaction of a claim: its statements in their order, with a place chosen by chance. */
  String script() {
    return """
    %s
    \\set seed random(1, 2000000000)
    \\set from random(-2147483648, 0)
    \\set to 2147483647
    \\set most 16
    BEGIN;
    %s;
    %s;
    SELECT found.id AS pool FROM (%s) AS found
    ORDER BY priority DESC, hashint8extended(found.id, :seed) LIMIT 1 \\gset
    %s \\gset
    \\if :found = 0
    \\set to :from
    \\set from -2147483648
    %s \\gset
    \\endif
    %s;
    COMMIT;
    """
        .formatted(
            ONE_OF_MY_USERS,
            one("SELECT is_active FROM users"),
            one("AS latest"),
            one("counts.open_tasks"),
            openTask(),
            openTask(),
            one("INSERT INTO annotations"));
  }

  /** What WEBKNOSSOS does, on the same tables: one statement that finds and takes. */
  static String serializable() {
    return """
    %s
    BEGIN ISOLATION LEVEL SERIALIZABLE;
    WITH chosen AS (
      SELECT tasks.id, tasks.project_id, tasks.dataset_id
      FROM tasks
      JOIN pools ON pools.id = tasks.pool_id
      JOIN experiences ON experiences.domain = pools.domain AND experiences.value >= pools.value
      JOIN projects ON projects.id = tasks.project_id
      LEFT JOIN (
        SELECT task_id FROM annotations WHERE user_id = %s AND deleted IS NULL) AS had
        ON had.task_id = tasks.id
      WHERE tasks.pending > 0 AND tasks.deleted IS NULL AND experiences.user_id = %s
        AND projects.team_id = ANY(:teams::text[]) AND NOT projects.paused
        AND projects.deleted IS NULL AND had.task_id IS NULL
      ORDER BY projects.priority DESC
      LIMIT 1),
    instance AS (
      INSERT INTO annotations (id, organization_id, typ, state, task_id, project_id, dataset_id,
        user_id, layers, created, modified)
      SELECT %s, :organization, 'Task', 'Active', id, project_id, dataset_id, %s, '[]', now(), now()
      FROM chosen
      RETURNING task_id)
    UPDATE tasks SET pending = pending - 1, active = active + 1
    FROM instance WHERE tasks.id = instance.task_id;
    COMMIT;
    """
        .formatted(
            ONE_OF_MY_USERS, ClaimsLab.USER_ID, ClaimsLab.USER_ID, NEW_ID, ClaimsLab.USER_ID);
  }

  /** As over HTTP, no two clients are the same user; up to 128 of them. */
  private static final String ONE_OF_MY_USERS = "\\set n 1 + :client_id + 128 * random(0, 6)";

  private static final String NEW_ID = "substr(md5(random()::text || clock_timestamp()), 1, 24)";

  private String openTask() {
    return "SELECT count(*) AS found, coalesce(max(id), '') AS task FROM (%s) AS one"
        .formatted(one("ORDER BY tasks.spread"));
  }

  private String one(String part) {
    String sql =
        sent.stream()
            .filter(each -> each.contains(part))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No statement has “" + part + "”."));
    return sql.strip()
        .replaceAll(":(user|actor)\\b", ClaimsLab.USER_ID)
        .replaceAll("(?<!:):now\\b", "now()")
        .replaceAll(":id\\b", NEW_ID.replace("$", "\\$"));
  }
}
