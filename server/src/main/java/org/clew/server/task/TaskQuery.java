package org.clew.server.task;

import java.time.Instant;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskFilter;
import org.clew.server.auth.Right.Teams;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks are wanted, and in which order; null asks nothing.
 *
 * @param teams whose projects they may be of
 * @param project of which they are
 * @param taskType which they have
 * @param ids which they are among
 * @param user who has or had an instance that was not cancelled
 * @param state of their instances
 * @param dataset in which they are
 * @param script for their annotators
 * @param domain of the experience they ask for
 * @param importId of the import that made them
 * @param text in them or in what they belong to
 * @param from the first moment at which they may have been made
 * @param until the first moment at which they may no longer have been made
 * @param order in which they come
 */
public record TaskQuery(
    Teams teams,
    @Nullable ObjectId project,
    @Nullable ObjectId taskType,
    @Nullable List<ObjectId> ids,
    @Nullable ObjectId user,
    @Nullable TaskState state,
    @Nullable ObjectId dataset,
    @Nullable ObjectId script,
    @Nullable String domain,
    @Nullable String importId,
    @Nullable String text,
    @Nullable Instant from,
    @Nullable Instant until,
    Order order) {

  /** An order of tasks. */
  public enum Order {
    /** The newest first. */
    NEWEST(" ORDER BY tasks.id DESC"),
    /** The oldest first. */
    OLDEST(" ORDER BY tasks.id"),
    /** Mixed. */
    RANDOM(" ORDER BY random()");

    private final String sql;

    Order(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  /** Copies the ids. */
  public TaskQuery {
    ids = ids == null ? null : List.copyOf(ids);
  }

  /** As the contract asks. */
  static TaskQuery of(Teams teams, WireTaskFilter filter) {
    return new TaskQuery(
        teams,
        filter.project(),
        filter.taskType(),
        filter.ids(),
        filter.user(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Boolean.TRUE.equals(filter.random()) ? Order.RANDOM : Order.NEWEST);
  }

  /** All of a project. */
  static TaskQuery ofProject(ObjectId project) {
    return of(new Teams(true, List.of()), new WireTaskFilter(project, null, null, null, null));
  }

  /** Whether sums over pools tell how many there are. */
  public boolean isAboutPools() {
    return taskType == null
        && ids == null
        && user == null
        && (state == null || state == TaskState.OPEN)
        && script == null
        && importId == null
        && text == null
        && from == null
        && until == null;
  }
}
