package org.clew.server.assignment;

import org.clew.model.ObjectId;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Columns;
import org.clew.server.http.CurrentUser;
import org.jdbi.v3.core.statement.Query;

/**
 * The rules of who may take tasks of a pool, as SQL. The claim asks for pools where all hold; the
 * explanation asks which is the first that does not. Both are made of the same pieces.
 */
final class Eligibility {
  /** The project’s team is one the user takes tasks of. */
  static final String IN_TEAM = "(:allTeams OR projects.team_id = ANY(:teams::text[]))";

  /** The project hands out tasks. */
  static final String RUNNING = "NOT projects.paused";

  /** The user has an entry for the domain, and it is high enough. */
  static final String EXPERIENCED = "coalesce(experiences.value >= pools.value, false)";

  /** The user may read the dataset. */
  static final String READABLE =
      """
      EXISTS (
        SELECT FROM readable_datasets
        WHERE readable_datasets.user_id = :user
          AND readable_datasets.dataset_id = pools.dataset_id)
      """;

  /** Pools with open tasks, their projects, and what the user can do in their domain. */
  static final String OPEN_POOLS =
      """
      FROM (
        SELECT pool_counts.pool_id, sum(pool_counts.open_tasks) AS open_tasks
        FROM pool_counts
        WHERE pool_counts.has_open AND pool_counts.organization_id = :organization
        GROUP BY pool_counts.pool_id) AS counts
      JOIN pools ON pools.id = counts.pool_id
      JOIN projects ON projects.id = pools.project_id AND projects.deleted IS NULL
      LEFT JOIN experiences
        ON experiences.user_id = :user AND experiences.domain = pools.domain
      """;

  /**
   * The user has no instance of the task that counts. OFFSET 0 keeps the planner from reading all
   * that the user ever did once: it asks for the one task, through an index, each time.
   */
  static final String NOT_HAD =
      """
      NOT EXISTS (
        SELECT FROM annotations
        WHERE annotations.task_id = tasks.id AND annotations.user_id = :user
          AND annotations.state <> 'Cancelled' AND annotations.deleted IS NULL
        OFFSET 0)
      AND (:cancelledAgain OR NOT EXISTS (
        SELECT FROM annotations
        WHERE annotations.task_id = tasks.id AND annotations.user_id = :user
          AND annotations.state = 'Cancelled' AND annotations.deleted IS NULL
        OFFSET 0))
      """;

  private Eligibility() {}

  /** Binds what the rules on pools ask for. */
  static Query bindPoolRules(Query query, ObjectId user, Right.Teams teams) {
    return query
        .bind("user", user)
        .bind("allTeams", teams.all())
        .bind("teams", Columns.idArray(teams.ids()));
  }

  /** Binds what the rule on tasks asks for. */
  static Query bindTaskRule(Query query, CurrentUser user) {
    return query.bind("user", user.id()).bind("cancelledAgain", mayTakeCancelledAgain(user));
  }

  private static boolean mayTakeCancelledAgain(CurrentUser user) {
    return Right.TAKE_CANCELLED_TASK_AGAIN.isHeldBy(user, Subject.ORGANIZATION);
  }
}
