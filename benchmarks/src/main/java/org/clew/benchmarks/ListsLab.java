package org.clew.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A large organization: many projects with many tasks, many users, many free annotations. */
final class ListsLab {
  static final int USERS = 1_000;
  static final int PROJECTS = 500;
  static final int ANNOTATIONS = 5_000;
  private static final int BATCH = 1_000;
  private static final int DOMAINS = 20;

  private ListsLab() {}

  /** Tasks and projects come through the API; people and annotations are put where they belong. */
  static void fill(SmallLab lab, Connection database, int tasks) throws SQLException {
    for (int i = 1; i < PROJECTS; i++) {
      lab.makeProject("axons-" + i);
    }
    for (int from = 0; from < tasks; from += BATCH) {
      createTasks(lab, from, Math.min(BATCH, tasks - from));
    }
    try (Statement statement = database.createStatement()) {
      statement.execute(PEOPLE.formatted(USERS, DOMAINS));
      statement.execute(FREE.formatted(ANNOTATIONS));
      statement.execute("ANALYZE");
    }
  }

  /** Half of them in the first project, the others spread over all. */
  private static void createTasks(SmallLab lab, int from, int count) {
    List<Map<String, Object>> batch = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      Map<String, Object> task = new HashMap<>();
      task.put("taskTypeId", lab.taskType());
      task.put("neededExperience", Map.of("domain", "domain" + i % DOMAINS, "value", 1));
      task.put("pendingInstances", 1 + i % 3);
      task.put("projectName", i % 2 == 0 || i % PROJECTS == 0 ? "axons" : "axons-" + i % PROJECTS);
      task.put("datasetId", lab.dataset());
      task.put("editPosition", List.of(i % 90_000, i / 7 % 90_000, i % 9_000));
      task.put("editRotation", List.of(0, 0, 90.5));
      batch.add(task);
    }
    JsonNode created = lab.admin().post("/api/v14/tasks", batch);
    long good =
        created
            .get("tasks")
            .valueStream()
            .filter(each -> each.get("status").asInt() == 200)
            .count();
    if (good != count) {
      throw new IllegalStateException("Only %d of %d tasks were created.".formatted(good, count));
    }
  }

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

  private static final String FREE =
      """
      INSERT INTO clew.annotations (id, organization_id, typ, state, dataset_id, user_id, layers,
        name, tags, created, modified)
      SELECT substr(md5('annotation' || i), 1, 24), users.organization_id, 'Explorational', 'Active',
        datasets.id, users.id, '[{"typ": "Skeleton", "name": "Skeleton"}]', 'axon ' || i,
        ARRAY['axons'], now(), now()
      FROM generate_series(1, %1$d) AS i,
        (SELECT id, organization_id FROM clew.users WHERE is_admin LIMIT 1) AS users,
        (SELECT id FROM clew.datasets LIMIT 1) AS datasets
      """;
}
