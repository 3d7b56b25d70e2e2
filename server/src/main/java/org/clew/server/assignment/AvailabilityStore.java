package org.clew.server.assignment;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;

/**
 * How many tasks there are for each of some users: those that they would get one after the other,
 * finishing each, if nobody else took any.
 */
public final class AvailabilityStore {
  private static final Eligibility RULES = Eligibility.OF_TAKERS;
  private static final String SELECT =
      """
      WITH %s,
      had AS MATERIALIZED (
        SELECT taker.id AS taker_id, tasks.pool_id, count(DISTINCT tasks.id) AS tasks
        FROM taker
        JOIN annotations ON %s
        JOIN tasks ON tasks.id = annotations.task_id AND tasks.open
        GROUP BY taker.id, tasks.pool_id)
      SELECT taker.id, projects.name, pools.domain, pools.value,
        sum(counts.open_tasks - coalesce(had.tasks, 0)) AS tasks
      FROM taker CROSS JOIN
      """
              .formatted(Eligibility.TAKERS, RULES.had())
          + RULES.openPools()
          + """
          LEFT JOIN had ON had.taker_id = taker.id AND had.pool_id = pools.id
          WHERE
          """
          + RULES.mayTake()
          + """
          GROUP BY taker.id, projects.name, pools.domain, pools.value
          HAVING sum(counts.open_tasks - coalesce(had.tasks, 0)) > 0
          ORDER BY taker.id, projects.name, pools.domain, pools.value
          """;

  /** Over the pools. */
  public AvailabilityStore() {}

  /**
   * Some tasks for a user.
   *
   * @param tasks how many
   */
  public record Available(ObjectId user, String project, String domain, int value, long tasks) {}

  /** By user, then by project and needed experience; where there are none, nothing. */
  public List<Available> of(Scope scope, List<CurrentUser> users) {
    return scope
        .query(SELECT)
        .bind("takers", Taker.parameter(users.stream().map(user -> new Taker(user, true)).toList()))
        .map((row, context) ->
            new Available(
                Columns.id(row, "id"),
                row.getString("name"),
                row.getString("domain"),
                row.getInt("value"),
                row.getLong("tasks")))
        .list();
  }
}
