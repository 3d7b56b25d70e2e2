package org.clew.benchmarks;

import java.sql.SQLException;

/**
 * A lab with a long queue: ten projects, of which one at the top is paused and one at the top is
 * another team’s; five domains of experience with four levels, of which users know four; so about
 * two thirds of the tasks are for them.
 */
final class ClaimsLab {
  /** Users take turns, so that each has few open tasks, as in use. */
  static final int USERS = 1_000;

  /** The id of a user is their number in 24 digits; in SQL, of the number {@code :n}. */
  static final String USER_ID = "lpad(:n::text, 24, '0')";

  private final BenchmarkDatabase database;
  private int tasks;

  private ClaimsLab(BenchmarkDatabase database) {
    this.database = database;
  }

  static ClaimsLab make(SmallLab lab, BenchmarkDatabase database) throws SQLException {
    for (int i = 1; i < 10; i++) {
      lab.makeProject("project" + i);
    }
    database.run(PEOPLE.formatted(USERS));
    database.run(POOLS);
    return new ClaimsLab(database);
  }

  /** The token of a user. */
  static String token(int user) {
    return "benchmark-token-%d-of-a-user".formatted(user);
  }

  /** Adds tasks until there are so many, all of them open. */
  void fill(int wanted) throws SQLException {
    database.run(TASKS.formatted(tasks + 1, wanted));
    tasks = wanted;
    reset();
    database.run("ANALYZE");
  }

  /** How many can be taken before tasks for someone get rare. */
  int enough() {
    return tasks / 4;
  }

  /** As if nobody had ever taken anything. */
  void reset() throws SQLException {
    database.run("DELETE FROM annotations");
    database.run("DELETE FROM exhausted_pools");
    database.run("UPDATE tasks SET pending = total, active = 0 WHERE pending <> total");
    database.run("VACUUM annotations, exhausted_pools, tasks, pool_counts, events, users");
  }

  private static final String PEOPLE =
      """
      UPDATE datasets SET is_public = true;
      UPDATE projects SET priority = 1 + right(name, 1)::integer %% 3 WHERE name LIKE 'project_';
      UPDATE projects SET priority = 10, paused = name = 'project9'
      WHERE name IN ('project8', 'project9');
      INSERT INTO teams (id, organization_id, name, created)
      SELECT substr(md5('others'), 1, 24), id, 'Others', now() FROM organizations;
      UPDATE projects SET team_id = substr(md5('others'), 1, 24) WHERE name = 'project8';
      INSERT INTO accounts (id, email, created)
      SELECT lpad(n::text, 24, '0'), 'user' || n || '@lab.org', now()
      FROM generate_series(1, %1$d) AS n;
      INSERT INTO users (id, organization_id, account_id, first_name, last_name, last_activity, created)
      SELECT accounts.id, organizations.id, accounts.id, 'User', 'Number', now(), now()
      FROM accounts, organizations WHERE email LIKE 'user%%@lab.org';
      INSERT INTO team_members (user_id, team_id, organization_id, is_team_manager)
      SELECT users.id, teams.id, users.organization_id, false FROM users, teams
      WHERE teams.name = 'Annotators' AND users.last_name = 'Number';
      INSERT INTO experiences (user_id, organization_id, domain, value)
      SELECT id, organization_id, 'domain' || d, 3 FROM users, generate_series(0, 3) AS d
      WHERE last_name = 'Number';
      INSERT INTO tokens (hash, organization_id, user_id, kind, created)
      SELECT sha256(convert_to('benchmark-token-' || n || '-of-a-user', 'UTF8')), organization_id,
        users.id, 'authentication', now()
      FROM generate_series(1, %1$d) AS n JOIN users ON users.id = lpad(n::text, 24, '0')
      """;

  private static final String POOLS =
      """
      INSERT INTO pools (organization_id, project_id, dataset_id, domain, value)
      SELECT projects.organization_id, projects.id, datasets.id, 'domain' || d, v
      FROM projects, datasets, generate_series(0, 4) AS d, generate_series(0, 3) AS v
      """;

  private static final String TASKS =
      """
      INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id, spread,
        total, pending, edit_position, edit_rotation, created)
      SELECT lpad(to_hex(1700000000 + n / 1000), 8, '0') || lpad(to_hex(n), 16, '0'),
        organization_id, project_id, (SELECT id FROM task_types LIMIT 1), dataset_id, pools.id,
        (random() * 4294967295 - 2147483648)::bigint::integer, 1, 1, '{1,2,3}', '{0,0,0}', now()
      FROM generate_series(%d, %d) AS n
      JOIN (SELECT *, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS all_of_them
            FROM pools) AS pools ON pools.place = 1 + n %% pools.all_of_them
      """;
}
