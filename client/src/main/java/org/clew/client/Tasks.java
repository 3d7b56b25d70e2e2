package org.clew.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskImport;

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
   * Makes a task of each annotation ({@code POST /tasks/createFromFiles}, in batches that the
   * server takes); for managers of the project’s team. What the annotation holds is what its
   * annotators start from. Each is sent as a zip that is packed on the disk first; two of the same
   * name are two tasks.
   *
   * <pre>{@code
   * NewTasks proofreading = new NewTasks(type, project, new TaskExperience("axons", 5));
   * clew.tasks().createFromAnnotations(proofreading, List.of(Annotation.load(file))).orThrow();
   * }</pre>
   *
   * @return what became of each; refusals are in its errors
   * @throws IllegalArgumentException if there is no annotation; nothing was asked then
   * @throws NoSuchNameException if type or project are given by a name that does not exist; nothing
   *     was made
   * @throws TaskCreationException if the connection or a file fails in the middle; it tells what
   *     was made
   */
  public TaskCreation createFromAnnotations(NewTasks tasks, Collection<Annotation> annotations) {
    return createFromAnnotations(tasks, annotations.stream());
  }

  /**
   * The same with annotations that are read as they are sent, e.g. those of an earlier stage of
   * work ({@link Project#openAnnotations}); no more than one of them is in memory. Does not close
   * the stream.
   */
  public TaskCreation createFromAnnotations(NewTasks tasks, Stream<Annotation> annotations) {
    Iterator<Annotation> each = annotations.iterator();
    if (!each.hasNext()) {
      throw new IllegalArgumentException("There is no annotation to make a task of.");
    }
    return new FileTaskBatches(clew, tasks).ofAnnotations(each);
  }

  /**
   * Makes a task of each annotation in files ({@code POST /tasks/createFromFiles}, in batches that
   * the server takes), which are read while they are sent.
   *
   * @param files called {@code .nml} or {@code .zip}; a zip may hold many annotations. All about
   *     one dataset
   * @return what became of each; places count annotations, in the order of the files and of those
   *     in each
   * @throws IllegalArgumentException if there is no file; nothing was asked then
   * @throws NoSuchNameException if type or project are given by a name that does not exist; nothing
   *     was made
   * @throws TaskCreationException if the connection or a file fails in the middle; it tells what
   *     was made
   */
  public TaskCreation createFromFiles(NewTasks tasks, List<Path> files) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("There is no file to make a task of.");
    }
    return new FileTaskBatches(clew, tasks).ofFiles(files);
  }

  /**
   * Makes the tasks of a file of any length, all or none ({@code POST /api/clew/v1/tasks/import}),
   * which Clew has and WEBKNOSSOS lacks; for managers.
   *
   * @param file UTF-8, one task a row: {@code .csv}, {@code .tsv} or {@code .txt} with a header, or
   *     {@code .ndjson} or {@code .jsonl}; perhaps with {@code .gz} at its end
   * @return what became of it: its state is {@code REFUSED} if rows are bad
   * @throws IllegalArgumentException if the file is called otherwise
   * @throws UnexpectedStatusException if one may not import, …
   */
  public TaskImport importFile(Path file) {
    return importFile(file, ImportOptions.DEFAULT);
  }

  /**
   * The same in another way. It never makes a task twice: what broke off goes on where it was.
   *
   * @throws ClewException if the connection fails again and again; with a key of one’s own, the
   *     same call goes on another time
   */
  public TaskImport importFile(Path file, ImportOptions options) {
    return new FileImport(clew, file, options).run();
  }

  /** One’s imports, oldest first; for admins, all of the organization. */
  public Stream<TaskImport> imports() {
    return Pages.of(
            clew.http(), Route.own("/tasks/imports"), WireTaskImport.class, WireTaskImport::id)
        .flatMap(List::stream)
        .map(wire -> new TaskImport(clew, wire));
  }

  /**
   * One import as it is now ({@code GET /api/clew/v1/tasks/imports/{id}}).
   *
   * @throws NotFoundException if there is none that one may see
   */
  public TaskImport importById(ObjectId id) {
    Answer answer = clew.http().get(Route.own("/tasks/imports/{}", id));
    return new TaskImport(clew, answer.as(WireTaskImport.class));
  }

  /**
   * Saves what annotators made of a task: all finished instances in one archive ({@code GET
   * /annotations/CompoundTask/{id}/download}), never holding it in memory; for managers.
   *
   * @param target a file, which is replaced and appears whole or not at all; or a directory, where
   *     the file is called as the server says
   * @return the file
   */
  public Path downloadAnnotations(Ref<Task> task, Path target) {
    return new AnnotationTransfers(clew).save(compound(task), target);
  }

  /**
   * What annotators made of a task: all finished instances, one by one as the stream gets there.
   * Close the stream: they are in a temporary file.
   */
  public Stream<Annotation> openAnnotations(Ref<Task> task) {
    return new AnnotationTransfers(clew).readAll(compound(task));
  }

  private static Route compound(Ref<Task> task) {
    return AnnotationTransfers.compound(AnnotationType.COMPOUND_TASK, RefByName.id(task));
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

  /**
   * Who could get a task now, and what keeps the others from it, by name ({@code GET
   * /api/clew/v1/tasks/{id}/eligibility}): of the users of the teams one manages; only on Clew’s
   * own server.
   *
   * @throws UnexpectedStatusException if there is none or it is not one’s to change
   */
  public List<EligibleUser> eligibleUsers(Ref<Task> task) {
    Route route = Route.own("/tasks/{}/eligibility", RefByName.id(task)).with("limit", Pages.LIMIT);
    List<EligibleUser> users = new ArrayList<>();
    List<EligibleUser.Wire> page = clew.http().get(route).asListOf(EligibleUser.Wire.class);
    while (page.size() == Pages.LIMIT) {
      page.forEach(user -> users.add(user.read()));
      page =
          clew.http()
              .get(route.with("after", page.get(page.size() - 1).id()))
              .asListOf(EligibleUser.Wire.class);
    }
    page.forEach(user -> users.add(user.read()));
    return users;
  }

  /** Every domain of experience that anyone in the organization has or any task needs. */
  public List<String> experienceDomains() {
    return clew.http().get(Route.of("/tasks/experienceDomains")).asListOf(String.class);
  }

  private Task task(Answer answer) {
    return new Task(clew, answer.as(WireTask.class));
  }
}
