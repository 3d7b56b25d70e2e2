package org.clew.server.task;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskCreation;
import org.clew.model.wire.WireTaskCreation.Item;
import org.clew.model.wire.WireTaskParameters;
import org.clew.model.wire.WireTaskType;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.event.Events.Event;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.ProjectStore;
import org.clew.server.project.Projects;
import org.clew.server.script.ScriptStore;
import org.clew.server.task.TaskCreationStore.NewTask;
import org.clew.server.tasktype.TaskTypeStore;
import org.clew.server.tasktype.TaskTypes;

/**
 * Creates tasks in bulk. What concerns the whole batch is checked before anything is created; then
 * the good items are created together, and each bad one says what is wrong with it.
 */
public final class TaskCreation {
  private static final int MOST_SKELETON_TASKS = 1000;
  private static final int MOST_VOLUME_TASKS = 100;

  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final RandomGenerator random;
  private final TaskCreationStore store = new TaskCreationStore();
  private final TaskTypeStore types = new TaskTypeStore();
  private final ProjectStore projects = new ProjectStore();
  private final ScriptStore scripts = new ScriptStore();
  private final TaskAssembly assembly = new TaskAssembly();

  /** With the sources of ids, time and spread. */
  public TaskCreation(
      Database database, Events events, Ids ids, Clock clock, RandomGenerator random) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  WireTaskCreation create(CurrentUser user, List<WireTaskParameters> items) {
    if (items.isEmpty()) {
      throw Failure.badRequest("Zero tasks were requested.");
    }
    ObjectId type =
        common(items, WireTaskParameters::taskTypeId)
            .orElseThrow(() ->
                Failure.badRequest("Cannot create tasks with differing task types in one go."));
    return database.write(user.organization(), scope -> create(scope, user, type, items));
  }

  private WireTaskCreation create(
      Scope scope, CurrentUser user, ObjectId typeId, List<WireTaskParameters> items) {
    WireTaskType type =
        types
            .keep(scope, typeId)
            .filter(row -> TaskTypes.isReadableBy(user, row))
            .orElseThrow(() -> TaskTypes.absent(typeId));
    ObjectId dataset =
        common(items, WireTaskParameters::datasetId)
            .orElseThrow(
                () -> Failure.badRequest("Cannot create tasks on multiple datasets in one go."));
    String datasetName =
        store
            .keepDataset(scope, user.id(), dataset)
            .orElseThrow(() -> Failure.notFound("Dataset", dataset));
    checkSize(type, items.size());
    TaskItems checked =
        new TaskItems(user, keepProjects(scope, user, items), readableScripts(scope, items));

    List<Object> outcomes = new ArrayList<>();
    List<NewTask> tasks = new ArrayList<>();
    for (WireTaskParameters item : items) {
      Optional<Failure> refusal = checked.refusal(item);
      if (refusal.isPresent()) {
        outcomes.add(refusal.get());
      } else {
        NewTask task = checked.task(item, ids.next(), random.nextInt());
        tasks.add(task);
        outcomes.add(task.id());
      }
    }
    insert(scope, user, type, dataset, tasks);
    Map<ObjectId, WireTask> created =
        assembly.byIds(scope, tasks.stream().map(NewTask::id).toList());
    return new WireTaskCreation(
        outcomes.stream().map(outcome -> item(outcome, created)).toList(),
        warnings(scope, dataset, datasetName, checked.projects()));
  }

  private static Item item(Object outcome, Map<ObjectId, WireTask> created) {
    if (outcome instanceof Failure failure) {
      return new Item(TaskItems.status(failure), null, failure.getMessage());
    }
    return new Item(200, Objects.requireNonNull(created.get(outcome)), null);
  }

  private void insert(
      Scope scope, CurrentUser user, WireTaskType type, ObjectId dataset, List<NewTask> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    store.insertDomains(
        scope, tasks.stream().map(NewTask::domain).collect(Collectors.toCollection(TreeSet::new)));
    store.insertPools(scope, dataset, tasks);
    store.insertTasks(scope, type.id(), dataset, tasks, clock.instant());
    events.record(
        scope,
        user.id(),
        tasks.stream()
            .map(task ->
                new Event(
                    "task.created",
                    task.id().value(),
                    null,
                    Map.of(
                        "project", task.project().value(),
                        "taskType", type.id().value(),
                        "dataset", dataset.value(),
                        "pending", task.pending())))
            .toList());
  }

  private static void checkSize(WireTaskType type, int size) {
    int most = type.tracingType() == TracingType.SKELETON ? MOST_SKELETON_TASKS : MOST_VOLUME_TASKS;
    if (size > most) {
      throw Failure.badRequest("Cannot create more than %d tasks in one request.".formatted(most));
    }
  }

  private Map<String, ProjectRow> keepProjects(
      Scope scope, CurrentUser user, List<WireTaskParameters> items) {
    Set<String> names =
        items.stream()
            .map(WireTaskParameters::projectName)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, ProjectRow> found = new HashMap<>();
    for (ProjectRow project : projects.keepByNames(scope, names)) {
      if (project.isReadableBy(user)) {
        found.put(project.name(), project);
      }
    }
    for (String name : names) {
      if (!found.containsKey(name)) {
        throw Failure.badRequest(Projects.absent(name));
      }
    }
    return found;
  }

  private Set<ObjectId> readableScripts(Scope scope, List<WireTaskParameters> items) {
    Set<ObjectId> wanted = new TreeSet<>();
    for (WireTaskParameters item : items) {
      if (item.scriptId() != null) {
        wanted.add(item.scriptId());
      }
    }
    return scripts.byIds(scope, wanted).keySet();
  }

  private List<String> warnings(
      Scope scope, ObjectId dataset, String datasetName, Map<String, ProjectRow> found) {
    return store
        .teamsWithoutAccess(scope, dataset, found.values().stream().map(ProjectRow::id).toList())
        .stream()
        .map(team ->
            "Project team “%s” has no read permission to dataset “%s”."
                .formatted(team, datasetName))
        .toList();
  }

  private static <T> Optional<T> common(
      List<WireTaskParameters> items, Function<WireTaskParameters, T> part) {
    List<T> distinct = items.stream().map(part).distinct().toList();
    return distinct.size() == 1 ? Optional.of(distinct.getFirst()) : Optional.empty();
  }
}
