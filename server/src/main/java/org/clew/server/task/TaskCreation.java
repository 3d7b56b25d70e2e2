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
import org.clew.server.content.Contents;
import org.clew.server.dataset.DatasetStore;
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
import org.clew.server.task.TaskItems.Refusal;
import org.clew.server.task.TeamAccess.Pair;
import org.clew.server.tasktype.TaskTypeStore;
import org.clew.server.tasktype.TaskTypes;
import org.jspecify.annotations.Nullable;

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
  private final RequestKeys keys;
  private final TaskCreationStore store = new TaskCreationStore();
  private final TeamAccess access = new TeamAccess();
  private final TaskTypeStore types = new TaskTypeStore();
  private final ProjectStore projects = new ProjectStore();
  private final ScriptStore scripts = new ScriptStore();
  private final DatasetStore datasets = new DatasetStore();
  private final Contents contents;
  private final TaskAssembly assembly = new TaskAssembly();

  /** With the sources of ids, time and spread. */
  public TaskCreation(
      Database database,
      Events events,
      Ids ids,
      Clock clock,
      RandomGenerator random,
      Contents contents,
      RequestKeys keys) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.contents = contents;
    this.keys = keys;
  }

  /** Creates some, of one task type in one dataset. */
  public WireTaskCreation create(CurrentUser user, List<WireTaskParameters> items) {
    return create(user, items, null);
  }

  WireTaskCreation create(
      CurrentUser user, List<WireTaskParameters> items, @Nullable RequestKey key) {
    if (items.isEmpty()) {
      throw Failure.badRequest("Zero tasks were requested.");
    }
    ObjectId type =
        common(items, WireTaskParameters::taskTypeId)
            .orElseThrow(() ->
                Failure.badRequest("Cannot create tasks with differing task types in one go."));
    List<Order> orders = new ArrayList<>();
    items.forEach(item -> orders.add(new Order.Wanted(item, null)));
    return create(user, type, orders, key);
  }

  /**
   * The same for orders of one task type, of which some may be unreadable.
   *
   * @param key under which they are made only once, or null
   */
  WireTaskCreation create(
      CurrentUser user, ObjectId type, List<Order> orders, @Nullable RequestKey key) {
    List<WireTaskParameters> items = new ArrayList<>();
    for (Order order : orders) {
      if (order instanceof Order.Wanted wanted) {
        items.add(wanted.parameters());
      }
    }
    return database.write(
        user.organization(),
        scope -> keys.once(scope, user, key, () -> create(scope, user, type, orders, items)));
  }

  private WireTaskCreation create(
      Scope scope,
      CurrentUser user,
      ObjectId typeId,
      List<Order> orders,
      List<WireTaskParameters> items) {
    WireTaskType type =
        types
            .keep(scope, typeId)
            .filter(row -> TaskTypes.isReadableBy(user, row))
            .orElseThrow(() -> TaskTypes.absent(typeId));
    ObjectId dataset =
        common(items, WireTaskParameters::datasetId)
            .orElseThrow(
                () -> Failure.badRequest("Cannot create tasks on multiple datasets in one go."));
    if (!store.keepDataset(scope, user.id(), dataset)) {
      throw Failure.notFound("Dataset", dataset);
    }
    checkSize(type, orders.size());
    Bases bases = Bases.of(scope, user, items, contents);
    TaskItems checked =
        new TaskItems(user, keepProjects(scope, user, items), readableScripts(scope, items), bases);
    BaseContents starts = new BaseContents(type.tracingType(), bases, contents);
    Optional<Refusal> common =
        datasets
            .readable(scope, user.id(), dataset)
            .flatMap(known -> TaskItems.magRefusal(type, known));

    List<Object> outcomes = new ArrayList<>();
    List<NewTask> tasks = new ArrayList<>();
    for (Order order : orders) {
      switch (order) {
        case Order.Unreadable unreadable -> outcomes.add(unreadable.why());
        case Order.Wanted wanted -> {
          WireTaskParameters item = wanted.parameters();
          Optional<Refusal> refusal = checked.refusal(item).or(() -> common);
          if (refusal.isPresent()) {
            outcomes.add(refusal.get().why());
          } else {
            NewTask task = checked.task(item, ids.next(), random.nextInt(), starts.of(wanted));
            tasks.add(task);
            outcomes.add(task.id());
          }
        }
      }
    }
    starts.keep(scope);
    insert(scope, user, type, dataset, tasks);
    Map<ObjectId, WireTask> created =
        assembly.byIds(scope, tasks.stream().map(NewTask::id).toList());
    return new WireTaskCreation(
        outcomes.stream().map(outcome -> item(outcome, created)).toList(),
        access.warnings(scope, pairs(dataset, checked.projects())));
  }

  /** The answer if none of the orders can even be tried. */
  static WireTaskCreation nothingButFailures(List<Order> orders) {
    List<Item> items = new ArrayList<>();
    for (Order order : orders) {
      if (order instanceof Order.Unreadable unreadable) {
        items.add(item(unreadable.why(), Map.of()));
      }
    }
    return new WireTaskCreation(items, List.of());
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

  /** Refuses more tasks than one request may make. */
  static void checkSize(WireTaskType type, int size) {
    if (size > most(type)) {
      throw tooMany(most(type));
    }
  }

  /** How many tasks one request may make. */
  static int most(WireTaskType type) {
    return type.tracingType() == TracingType.SKELETON ? MOST_SKELETON_TASKS : MOST_VOLUME_TASKS;
  }

  static Failure tooMany(int most) {
    return Failure.badRequest("Cannot create more than %d tasks in one request.".formatted(most));
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

  private static List<Pair> pairs(ObjectId dataset, Map<String, ProjectRow> found) {
    return found.values().stream().map(project -> new Pair(project.id(), dataset)).toList();
  }

  private static <T> Optional<T> common(
      List<WireTaskParameters> items, Function<WireTaskParameters, T> part) {
    List<T> distinct = items.stream().map(part).distinct().toList();
    return distinct.size() == 1 ? Optional.of(distinct.getFirst()) : Optional.empty();
  }
}
