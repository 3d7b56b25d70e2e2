package org.clew.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A large organization: many projects with many tasks, many users. */
final class ListsLab {
  static final int USERS = 1_000;
  static final int PROJECTS = 500;
  private static final int DOMAINS = 20;

  private ListsLab() {}

  /** One task of each kind comes through the API; the others are copies of them. */
  static void fill(SmallLab lab, BenchmarkDatabase database, int tasks) throws SQLException {
    for (int i = 1; i < PROJECTS; i++) {
      lab.makeProject("axons-" + i);
    }
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (int i = 1; i < PROJECTS; i++) {
      kinds.add(task(lab, "axons-" + i, i % DOMAINS));
    }
    for (int domain = 0; domain < DOMAINS; domain++) {
      kinds.add(task(lab, "axons", domain));
    }
    JsonNode created = lab.admin().post("/api/v14/tasks", kinds).get("tasks");
    if (!created.valueStream().allMatch(each -> each.get("status").asInt() == 200)) {
      throw new IllegalStateException("Some of the tasks were not created: " + created);
    }
    int large = Math.max(0, tasks * 19 / 20 / DOMAINS - 1);
    int small = Math.max(0, (tasks - tasks * 19 / 20) / (PROJECTS - 1) - 1);
    database.run(COPIES.formatted(lab.project(), large, small));
    database.run(PEOPLE.formatted(USERS, DOMAINS));
    database.run("VACUUM ANALYZE");
  }

  private static Map<String, Object> task(SmallLab lab, String project, int domain) {
    Map<String, Object> task = new HashMap<>();
    task.put("taskTypeId", lab.taskType());
    task.put("neededExperience", Map.of("domain", "domain" + domain, "value", 1));
    task.put("pendingInstances", 1);
    task.put("projectName", project);
    task.put("datasetId", lab.dataset());
    task.put("editPosition", List.of(1, 2, 3));
    task.put("editRotation", List.of(0, 0, 90.5));
    return task;
  }

  /** As they are after a while: a third is finished. */
  private static final String COPIES =
      """
      INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id, spread,
        total, pending, finished, edit_position, edit_rotation, created, creation_info)
      SELECT lpad(to_hex(1600000000 + n), 8, '0')
          || lpad(to_hex(row_number() OVER (ORDER BY n, id)), 16, '0'),
        organization_id, project_id, task_type_id, dataset_id, pool_id, hashtext(id || n),
        1, sign(n %% 3), 1 - sign(n %% 3), ARRAY[n %% 90000, n / 7 %% 90000, n %% 9000],
        edit_rotation, to_timestamp(1600000000 + n), 'file' || n || '.nml'
      FROM tasks,
        generate_series(1, CASE WHEN project_id = '%s' THEN %d ELSE %d END) AS n
      """;

  private static final String PEOPLE =
      """
      WITH numbers AS (
        SELECT i, substr(md5('user' || i), 1, 24) AS id, substr(md5('account' || i), 1, 24) AS account
        FROM generate_series(1, %1$d) AS i),
      made AS (
        INSERT INTO clew.accounts (id, email, created)
        SELECT account, 'user' || i || '@lab.org', now() FROM numbers),
      joined AS (
        INSERT INTO clew.users (id, organization_id, account_id, first_name, last_name,
          last_activity, created)
        SELECT numbers.id, organizations.id, account, 'User', 'Number ' || i, now(), now()
        FROM numbers, clew.organizations
        RETURNING id, organization_id),
      members AS (
        INSERT INTO clew.team_members (user_id, team_id, organization_id, is_team_manager)
        SELECT joined.id, teams.id, joined.organization_id, false FROM joined, clew.teams)
      INSERT INTO clew.experiences (user_id, organization_id, domain, value)
      SELECT joined.id, organization_id, 'domain' || d, 5
      FROM joined, generate_series(0, %2$d - 1) AS d WHERE d < 5
      """;
}
