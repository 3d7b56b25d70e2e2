package org.clew.server.project;

import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which projects a list for people holds, and in which order.
 *
 * @param text a part of the name, the team’s or the owner’s; empty for any
 * @param team whose, or null for any
 * @param isPaused whether they are paused; null for either
 * @param order what it is ordered by
 * @param isDescending whether the largest comes first
 * @param limit how many at the most
 * @param offset how many are left out before
 */
public record ProjectSearch(
    String text,
    @Nullable ObjectId team,
    @Nullable Boolean isPaused,
    Order order,
    boolean isDescending,
    int limit,
    int offset) {
  /** What a list can be ordered by. */
  public enum Order {
    /** By name. */
    NAME("lower(projects.name)"),
    /** By the name of the team. */
    TEAM("lower(teams.name)"),
    /** By priority. */
    PRIORITY("projects.priority"),
    /** By what is left to do. */
    PENDING("counts.pending"),
    /** By the part that is done. */
    PROGRESS(
        "counts.finished::double precision"
            + " / greatest(1, counts.pending + counts.active + counts.finished)"),
    /** By the time that went into it. */
    TIME("counts.tracing_time"),
    /** By age. */
    CREATED("projects.created");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  /** All that may be seen, the most urgent first. */
  public static ProjectSearch all(int limit) {
    return new ProjectSearch("", null, null, Order.PRIORITY, true, limit, 0);
  }
}
