package org.clew.client;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskType;
import tools.jackson.databind.JsonNode;

/** The kinds of tasks in the organization. */
public final class TaskTypes {
  private final Clew clew;

  TaskTypes(Clew clew) {
    this.clew = clew;
  }

  /**
   * Makes a task type ({@code POST /taskTypes}); for managers of its team.
   *
   * @throws NoSuchNameException if its team is given by a name that does not exist
   * @throws UnexpectedStatusException if it is refused, e.g. because the name is taken
   */
  public TaskType create(TaskTypeParameters parameters) {
    return type(clew.http().post(Route.of("/taskTypes"), body(parameters)));
  }

  /**
   * Changes a task type ({@code PUT /taskTypes/{id}}); for managers of its team.
   *
   * @param parameters all of it as it is to be; start from {@link TaskType#parameters}. Settings
   *     that this client does not know stay as they are
   * @throws UnexpectedStatusException if it is refused, e.g. because the tracing type differs
   */
  public TaskType update(Ref<TaskType> type, TaskTypeParameters parameters) {
    Route route = Route.of("/taskTypes/{}", id(type));
    JsonNode present = clew.http().get(route).tree();
    Map<String, Object> body = new HashMap<>(body(parameters));
    body.put("settings", parameters.settings().over(present.path("settings")));
    return type(clew.http().put(route, body));
  }

  /**
   * One task type ({@code GET /taskTypes/{id}}).
   *
   * @throws UnexpectedStatusException if there is none or it is not visible
   */
  public TaskType byId(ObjectId id) {
    return type(clew.http().get(Route.of("/taskTypes/{}", id)));
  }

  /** One task type, by the text of an id. */
  public TaskType byId(String id) {
    return byId(new ObjectId(id));
  }

  /**
   * One task type.
   *
   * @throws NoSuchNameException if there is none of this name that is visible
   */
  public TaskType byName(String name) {
    return list().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchNameException("task type", name));
  }

  /** All task types of one’s teams, or of the organization for admins ({@code GET /taskTypes}). */
  public List<TaskType> list() {
    return clew.http().get(Route.of("/taskTypes")).asListOf(WireTaskType.class).stream()
        .map(wire -> new TaskType(clew, wire))
        .toList();
  }

  /**
   * Saves what annotators made of a task type: all finished instances in one archive ({@code GET
   * /annotations/CompoundTaskType/{id}/download}), never holding it in memory; for managers.
   *
   * @param target a file, which is replaced and appears whole or not at all; or a directory, where
   *     the file is called as the server says
   * @return the file
   */
  public Path downloadAnnotations(Ref<TaskType> type, Path target) {
    return new AnnotationTransfers(clew).save(compound(type), target);
  }

  /**
   * What annotators made of a task type: all finished instances, one by one as the stream gets
   * there. Close the stream: they are in a temporary file.
   *
   * <pre>{@code
   * try (Stream<Annotation> traced = clew.taskTypes().openAnnotations(type)) {
   *   clew.tasks().createFromAnnotations(proofreading, traced).orThrow();
   * }
   * }</pre>
   */
  public Stream<Annotation> openAnnotations(Ref<TaskType> type) {
    return new AnnotationTransfers(clew).readAll(compound(type));
  }

  private Route compound(Ref<TaskType> type) {
    return AnnotationTransfers.compound(AnnotationType.COMPOUND_TASK_TYPE, id(type));
  }

  /**
   * Deletes a task type <b>with all its tasks and their annotations</b> ({@code DELETE
   * /taskTypes/{id}}); for managers of its team.
   *
   * @throws UnexpectedStatusException if it is refused
   */
  public void delete(Ref<TaskType> type) {
    clew.http().delete(Route.of("/taskTypes/{}", id(type)));
  }

  ObjectId id(Ref<TaskType> type) {
    return RefByName.id(type, this::byName);
  }

  private Map<String, Object> body(TaskTypeParameters parameters) {
    return Map.of(
        "summary", parameters.name(),
        "description", parameters.description(),
        "teamId", clew.teams().id(parameters.team()),
        "tracingType", parameters.tracingType(),
        "settings", parameters.settings().wire(),
        "recommendedConfiguration", parameters.settings().viewer());
  }

  private TaskType type(Answer answer) {
    return new TaskType(clew, answer.as(WireTaskType.class));
  }
}
