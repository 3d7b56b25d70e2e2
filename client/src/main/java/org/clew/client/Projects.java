package org.clew.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireProjectParameters;
import org.clew.model.wire.WireTask;

/** The projects of the organization. */
public final class Projects {
  private final Clew clew;

  Projects(Clew clew) {
    this.clew = clew;
  }

  /**
   * Makes a project ({@code POST /projects}); for managers of its team.
   *
   * @throws UnexpectedStatusException if it is refused, e.g. because the name is taken
   */
  public Project create(ProjectParameters parameters) {
    Ref<User> owner = parameters.owner() == null ? clew.users().current() : parameters.owner();
    return project(clew.http().post(Route.of("/projects"), body(parameters, RefByName.id(owner))));
  }

  /**
   * Changes a project ({@code PUT /projects/{id}}); for managers of its team. Its name stays, and
   * whether it is paused.
   *
   * @param parameters all of it as it is to be; start from {@link Project#parameters}
   * @throws UnexpectedStatusException if it is refused
   * @throws IllegalArgumentException if no owner is given and the present one is not visible
   */
  public Project update(Ref<Project> project, ProjectParameters parameters) {
    Ref<User> owner = parameters.owner() == null ? ownerOf(project) : parameters.owner();
    return project(
        clew.http()
            .put(Route.of("/projects/{}", id(project)), body(parameters, RefByName.id(owner))));
  }

  /**
   * One project ({@code GET /projects/{id}}).
   *
   * @throws UnexpectedStatusException if there is none or it is not visible
   */
  public Project byId(ObjectId id) {
    return project(clew.http().get(Route.of("/projects/{}", id)));
  }

  /** One project, by the text of an id. */
  public Project byId(String id) {
    return byId(new ObjectId(id));
  }

  /**
   * One project ({@code GET /projects/byName/{name}}).
   *
   * @throws NoSuchNameException if there is none of this name that is visible
   */
  public Project byName(String name) {
    Answer answer = clew.http().ask("GET", Route.of("/projects/byName/{}", name), null);
    if (answer.status() == 404) {
      throw new NoSuchNameException("project", name);
    }
    return project(answer.success());
  }

  /** All visible projects, oldest first ({@code GET /projects}). */
  public List<Project> list() {
    return list(Route.of("/projects"));
  }

  /**
   * All visible projects with the number of instances that are to be had and the time spent ({@code
   * GET /projects/withStatus}).
   */
  public List<Project> listWithStatus() {
    return list(Route.of("/projects/withStatus"));
  }

  /**
   * All tasks of a project, newest first ({@code GET /projects/{id}/tasks}); for managers of its
   * team. They are fetched a thousand at a time, as the stream gets there.
   */
  public Stream<Task> tasks(Ref<Project> project) {
    return taskPages(project).flatMap(List::stream).map(wire -> new Task(clew, wire));
  }

  /** Holds all tasks of a project back ({@code PATCH /projects/{id}/pause}). */
  public Project pause(Ref<Project> project) {
    return project(clew.http().patch(Route.of("/projects/{}/pause", id(project)), null));
  }

  /** Hands the tasks of a project out again ({@code PATCH /projects/{id}/resume}). */
  public Project resume(Ref<Project> project) {
    return project(clew.http().patch(Route.of("/projects/{}/resume", id(project)), null));
  }

  /**
   * Lets every task of a project be done some more times ({@code PATCH
   * /projects/{id}/incrementEachTasksInstances}).
   *
   * @param more instances a task, 0 or more
   * @return the project with status
   */
  public Project increaseInstances(Ref<Project> project, int more) {
    Route route = Route.of("/projects/{}/incrementEachTasksInstances", id(project));
    return project(clew.http().patch(route.with("delta", more), null));
  }

  /**
   * Saves what annotators made of a project: all finished instances in one archive ({@code GET
   * /annotations/CompoundProject/{id}/download}), never holding it in memory; for managers.
   *
   * @param target a file, which is replaced and appears whole or not at all; or a directory, where
   *     the file is called as the server says
   * @return the file
   */
  public Path downloadAnnotations(Ref<Project> project, Path target) {
    return new AnnotationTransfers(clew).save(compound(project), target);
  }

  /**
   * What annotators made of a project: all finished instances, one by one as the stream gets there.
   * Close the stream: they are in a temporary file.
   *
   * <pre>{@code
   * try (Stream<Annotation> traced = clew.projects().openAnnotations(project)) {
   *   clew.tasks().createFromAnnotations(proofreading, traced).orThrow();
   * }
   * }</pre>
   */
  public Stream<Annotation> openAnnotations(Ref<Project> project) {
    return new AnnotationTransfers(clew).readAll(compound(project));
  }

  private Route compound(Ref<Project> project) {
    return AnnotationTransfers.compound(AnnotationType.COMPOUND_PROJECT, id(project));
  }

  /**
   * Who is working on the tasks of a project, and on how many ({@code GET
   * /projects/{id}/usersWithActiveTasks}).
   */
  public List<ActiveUser> usersWithActiveTasks(Ref<Project> project) {
    return clew.http()
        .get(Route.of("/projects/{}/usersWithActiveTasks", id(project)))
        .asListOf(ActiveUser.class);
  }

  /**
   * Gives all instances of a project that are being worked on to one user ({@code POST
   * /projects/{id}/transferActiveTasks}); for managers of its team.
   *
   * @throws UnexpectedStatusException if it is refused, e.g. because they may not read a dataset
   */
  public void transferActiveTasks(Ref<Project> project, Ref<User> user) {
    clew.http()
        .post(
            Route.of("/projects/{}/transferActiveTasks", id(project)),
            Map.of("userId", RefByName.id(user)));
  }

  /**
   * Deletes a project <b>with all its tasks and their annotations</b> ({@code DELETE
   * /projects/{id}}); for its owner and admins.
   */
  public void delete(Ref<Project> project) {
    clew.http().delete(Route.of("/projects/{}", id(project)));
  }

  ObjectId id(Ref<Project> project) {
    return RefByName.id(project, this::byName);
  }

  String name(Ref<Project> project) {
    if (project instanceof RefByName<Project> named) {
      return named.name();
    }
    return project instanceof Project read ? read.name() : byId(id(project)).name();
  }

  Stream<List<WireTask>> taskPages(Ref<Project> project) {
    return Stream.of(project)
        .flatMap(one ->
            Pages.of(
                clew.http(),
                Route.of("/projects/{}/tasks", id(one)),
                WireTask.class,
                WireTask::id));
  }

  private Ref<User> ownerOf(Ref<Project> project) {
    Project read = project instanceof Project known ? known : byId(id(project));
    return Ref.id(
        read.ownerId()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "The owner of “%s” is not visible to you: say who it is to be."
                        .formatted(read.name()))));
  }

  private WireProjectParameters body(ProjectParameters parameters, ObjectId owner) {
    Duration expected = parameters.expectedTime();
    return new WireProjectParameters(
        parameters.name(),
        clew.teams().id(parameters.team()),
        parameters.priority(),
        parameters.paused(),
        expected == null ? null : expected.toMillis(),
        owner,
        parameters.blacklistedFromReport());
  }

  private List<Project> list(Route route) {
    return clew.http().get(route).asListOf(WireProject.class).stream()
        .map(wire -> new Project(clew, wire))
        .toList();
  }

  private Project project(Answer answer) {
    return new Project(clew, answer.as(WireProject.class));
  }
}
