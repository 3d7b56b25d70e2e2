package org.clew.server.task;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.Page;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Finds tasks by an index as far as possible, and looks up names for those of the page alone. */
final class TaskSearch {

  /** Up to {@link Page#limitAndOne} tasks. */
  List<TaskRow> find(Scope scope, TaskQuery wanted, Page page) {
    TaskConditions conditions = new TaskConditions(wanted, TaskPoolStore.of(scope, wanted));
    if (page.after() != null) {
      conditions.after(page.after(), wanted.order());
    }
    // Named like the table, so that the statement for single tasks reads the page instead of it.
    String sql =
        "WITH tasks AS MATERIALIZED ("
            + conditions.page(wanted.order(), page)
            + ")"
            + TaskStore.SELECT
            + wanted.order().sql();
    return bound(scope.query(sql), conditions).map((row, context) -> TaskStore.read(row)).list();
  }

  /** How many there are: from sums where these tell, else counted. */
  long count(Scope scope, TaskQuery wanted) {
    return wanted.isAboutPools() ? sum(scope, wanted) : countUpTo(scope, wanted, Long.MAX_VALUE);
  }

  /** How many there are, counted up to some number. */
  long countUpTo(Scope scope, TaskQuery wanted, long most) {
    TaskConditions conditions = new TaskConditions(wanted, TaskPoolStore.of(scope, wanted));
    return bound(
            scope.query(
                """
                SELECT count(*) FROM (
                  SELECT FROM (%s) AS tasks WHERE :organization IS NOT NULL LIMIT :most) AS found
                """
                    .formatted(conditions.ids())),
            conditions)
        .bind("most", most)
        .mapTo(long.class)
        .one();
  }

  private static long sum(Scope scope, TaskQuery wanted) {
    Query query =
        scope.query(
            """
            SELECT coalesce(sum(%s), 0)
            FROM pools
            JOIN projects ON projects.id = pools.project_id
            JOIN pool_counts ON pool_counts.pool_id = pools.id
            WHERE pools.organization_id = :organization
              AND (:allTeams OR projects.team_id = ANY(:teams::text[]))
              AND (:project::text IS NULL OR pools.project_id = :project)
              AND (:dataset::text IS NULL OR pools.dataset_id = :dataset)
              AND (:domain::text IS NULL OR pools.domain = :domain)
            """
                .formatted(
                    wanted.state() == TaskState.OPEN
                        ? "pool_counts.open_tasks"
                        : "pool_counts.tasks"));
    return query
        .bind("allTeams", wanted.teams().all())
        .bind("teams", Columns.idArray(wanted.teams().ids()))
        .bind("project", text(wanted.project()))
        .bind("dataset", text(wanted.dataset()))
        .bind("domain", wanted.domain())
        .mapTo(long.class)
        .one();
  }

  private static @Nullable String text(@Nullable ObjectId id) {
    return id == null ? null : id.value();
  }

  private static Query bound(Query query, TaskConditions conditions) {
    conditions.values().forEach((name, value) -> query.bind(name, value));
    return query;
  }
}
