package org.clew.client;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTask;

/** The tasks of the organization, for those who make and look after them. */
public final class Tasks {
  private final Clew clew;

  Tasks(Clew clew) {
    this.clew = clew;
  }

  /**
   * Makes one task ({@code POST /tasks}); for managers of the project’s team. What the server warns
   * of is logged; to get it, use {@link #createAll}.
   *
   * @throws UnexpectedStatusException if it is refused
   * @throws NoSuchNameException if a part is given by a name that does not exist
   */
  public Task create(NewTask task) {
    return new TaskBatches(clew).one(task);
  }

  /**
   * Makes many tasks ({@code POST /tasks}, in batches that the server takes: at most 1000 skeleton
   * or 100 other tasks, of one type, dataset and project).
   *
   * <pre>{@code
   * List<Task> tasks = clew.tasks().createAll(newTasks).orThrow();
   * }</pre>
   *
   * @param tasks in any mixture of types, projects and datasets
   * @return what became of each; refusals are in its errors
   * @throws TaskCreationException if the connection fails in the middle; it tells what was made
   * @throws NoSuchNameException if a part is given by a name that does not exist; nothing was made
   */
  public TaskCreation createAll(Collection<NewTask> tasks) {
    return new TaskBatches(clew).all(List.copyOf(tasks));
  }

  /**
   * One task ({@code GET /tasks/{id}}).
   *
   * @throws UnexpectedStatusException if there is none or it is not visible
   */
  public Task byId(ObjectId id) {
    return task(clew.http().get(Route.of("/tasks/{}", id)));
  }

  /** One task, by the text of an id. */
  public Task byId(String id) {
    return byId(new ObjectId(id));
  }

  /**
   * All tasks of the projects whose team one manages; for admins, of the organization. Really all:
   * where the server cuts the list ({@code POST /tasks/list}, 1000), they are fetched project by
   * project, as the stream gets there.
   */
  public Stream<Task> list() {
    return list(TaskFilter.ALL);
  }

  /** All tasks that the filter lets through, as complete as {@link #list()}. */
  public Stream<Task> list(TaskFilter filter) {
    return new ListTasks(clew, filter).stream().map(wire -> new Task(clew, wire));
  }

  /**
   * Sets how many instances of a task are still to be had ({@code PUT /tasks/{id}}); those that are
   * taken stay.
   *
   * @param remaining 0 or more
   * @return the task with that many pending instances
   */
  public Task updateRemainingInstances(Ref<Task> task, int remaining) {
    Task read = task instanceof Task known ? known : byId(RefByName.id(task));
    return task(
        clew.http().put(Route.of("/tasks/{}", read.id()), read.parametersWithPending(remaining)));
  }

  /** Deletes a task with all its annotations, for good ({@code DELETE /tasks/{id}}). */
  public void delete(Ref<Task> task) {
    clew.http().delete(Route.of("/tasks/{}", RefByName.id(task)));
  }

  /** The instances of a task that annotators have started and not given back. */
  public List<AnnotationInfo> annotationInfos(Ref<Task> task) {
    return clew.annotations()
        .list(clew.http().get(Route.of("/tasks/{}/annotations", RefByName.id(task))));
  }

  /**
   * Hands an instance of a task to someone, whatever their experience, open tasks and the project’s
   * priority ({@code POST /tasks/{id}/assign}).
   *
   * @return the task with one pending instance less
   * @throws UnexpectedStatusException if it is refused, e.g. because no instance is left
   */
  public Task assign(Ref<Task> task, Ref<User> user) {
    Route route = Route.of("/tasks/{}/assign", RefByName.id(task));
    return task(clew.http().post(route.with("userId", RefByName.id(user)), null));
  }

  /** Every domain of experience that anyone in the organization has or any task needs. */
  public List<String> experienceDomains() {
    return clew.http().get(Route.of("/tasks/experienceDomains")).asListOf(String.class);
  }

  private Task task(Answer answer) {
    return new Task(clew, answer.as(WireTask.class));
  }
}
