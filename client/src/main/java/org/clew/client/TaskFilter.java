package org.clew.client;

import java.util.Collection;
import java.util.List;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list; every condition given must hold.
 *
 * <pre>{@code
 * clew.tasks().list(TaskFilter.ALL.inProject(project).workedOnBy(user));
 * }</pre>
 *
 * @param project they belong to; null for any
 * @param type of task; null for any
 * @param user who has or had an instance of them that was not cancelled; null for anyone
 * @param ids the tasks themselves; null for any, empty for none
 */
public record TaskFilter(
    @Nullable Ref<Project> project,
    @Nullable Ref<TaskType> type,
    @Nullable Ref<User> user,
    @Nullable List<ObjectId> ids) {
  /** Every task that is visible. */
  public static final TaskFilter ALL = new TaskFilter(null, null, null, null);

  /** Takes the values, copying the ids. */
  public TaskFilter {
    ids = ids == null ? null : List.copyOf(ids);
  }

  /** Only those of this project. */
  public TaskFilter inProject(Ref<Project> newProject) {
    return new TaskFilter(newProject, type, user, ids);
  }

  /** Only those of this type. */
  public TaskFilter ofType(Ref<TaskType> newType) {
    return new TaskFilter(project, newType, user, ids);
  }

  /** Only those of which this user has or had an instance that was not cancelled. */
  public TaskFilter workedOnBy(Ref<User> newUser) {
    return new TaskFilter(project, type, newUser, ids);
  }

  /** Only these. */
  public TaskFilter among(Collection<ObjectId> newIds) {
    return new TaskFilter(project, type, user, List.copyOf(newIds));
  }
}
