package org.clew.server.task;

import java.util.List;
import java.util.Locale;
import org.clew.server.db.Scope;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The pools that a query is about, known before it is asked: the planner cannot guess whether a
 * dataset, a domain or a text has a handful of tasks or a million, but their sums tell.
 *
 * @param among those of the dataset and the domain; null if neither is asked for
 * @param named those of them whose project or dataset has the text in its name; null without a text
 * @param isFew whether so few tasks can fit that all their ids are better found at once and sorted
 */
record TaskPoolStore(@Nullable List<String> among, @Nullable List<String> named, boolean isFew) {
  private static final long FEW = 50_000;

  private record Pool(String id, boolean isNamed, long tasks) {}

  TaskPoolStore {
    among = among == null ? null : List.copyOf(among);
    named = named == null ? null : List.copyOf(named);
  }

  static TaskPoolStore of(Scope scope, TaskQuery wanted) {
    String text = wanted.text();
    boolean isAmong = wanted.dataset() != null || wanted.domain() != null;
    // Of one user, or in work: found by way of the instances.
    boolean isFew = wanted.user() != null || wanted.state() == TaskState.ACTIVE;
    if (text == null && !isAmong) {
      return new TaskPoolStore(null, null, isFew);
    }
    List<Pool> pools = pools(scope, wanted, text == null ? "%" : containing(text));
    isFew = isFew || (isAmong && tasks(pools) <= FEW);
    if (text == null) {
      return new TaskPoolStore(ids(pools), null, isFew);
    }
    List<Pool> named = pools.stream().filter(Pool::isNamed).toList();
    isFew = isFew || (tasks(named) <= FEW && begun(scope, beginning(text)) <= FEW);
    return new TaskPoolStore(isAmong ? ids(pools) : null, ids(named), isFew);
  }

  /** A pattern for what has a text in it. */
  static String containing(String text) {
    return "%" + beginning(text);
  }

  /** A pattern for what begins with a text. */
  static String beginning(String text) {
    return text.toLowerCase(Locale.ROOT)
            .replace("\\", "\\\\")
            .replace("%", "\\%")
            .replace("_", "\\_")
        + "%";
  }

  private static List<Pool> pools(Scope scope, TaskQuery wanted, String containing) {
    Query query =
        scope.query(
            """
            SELECT pools.id::text, coalesce(sum(pool_counts.tasks), 0) AS tasks,
              lower(projects.name) LIKE :containing OR lower(datasets.name) LIKE :containing
                AS is_named
            FROM pools
            JOIN projects ON projects.id = pools.project_id
            JOIN datasets ON datasets.id = pools.dataset_id
            LEFT JOIN pool_counts ON pool_counts.pool_id = pools.id
            WHERE pools.organization_id = :organization %s %s
            GROUP BY pools.id, projects.id, datasets.id
            """
                .formatted(
                    wanted.dataset() == null ? "" : "AND pools.dataset_id = :dataset",
                    wanted.domain() == null ? "" : "AND pools.domain = :domain"));
    if (wanted.dataset() != null) {
      query.bind("dataset", wanted.dataset());
    }
    if (wanted.domain() != null) {
      query.bind("domain", wanted.domain());
    }
    return query
        .bind("containing", containing)
        .map((row, context) ->
            new Pool(row.getString("id"), row.getBoolean("is_named"), row.getLong("tasks")))
        .list();
  }

  /** How many tasks have creation info that begins so, counted a little further than a few. */
  private static long begun(Scope scope, String beginning) {
    return scope
        .query(
            """
            SELECT count(*) FROM (
              SELECT FROM tasks
              WHERE lower(creation_info) LIKE :beginning AND deleted IS NULL
                AND organization_id = :organization
              LIMIT :most OFFSET 0) AS begun
            """)
        .bind("beginning", beginning)
        .bind("most", FEW + 1)
        .mapTo(long.class)
        .one();
  }

  private static long tasks(List<Pool> pools) {
    return pools.stream().mapToLong(Pool::tasks).sum();
  }

  private static List<String> ids(List<Pool> pools) {
    return pools.stream().map(Pool::id).toList();
  }
}
