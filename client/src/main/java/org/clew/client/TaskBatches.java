package org.clew.client;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.wire.WireTaskCreation;
import org.clew.model.wire.WireTaskCreation.Item;
import org.clew.model.wire.WireTaskParameters;

/**
 * Creates tasks in batches as the server takes them: one type, one dataset, a limited number. A
 * batch is of one project, too: a server that does not know a project refuses the whole batch, and
 * WEBKNOSSOS has by then made the tasks of the others.
 */
final class TaskBatches {
  private static final System.Logger LOG = System.getLogger("org.clew.client");
  private static final int SKELETONS = 1000;
  private static final int VOLUMES = 100;

  private record Kind(ObjectId type, ObjectId dataset, String project) {}

  private final Clew clew;
  private final Map<Ref<?>, Object> lookedUp = new HashMap<>();
  private final TreeMap<Integer, Item> items = new TreeMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  TaskBatches(Clew clew) {
    this.clew = clew;
  }

  Task one(NewTask task) {
    List<WireTaskParameters> batch = List.of(parameters(task));
    WireTaskCreation result = send(batch);
    Item item = result.tasks().get(0);
    for (String warning : result.warnings()) {
      LOG.log(Level.WARNING, warning);
    }
    if (item.success() == null) {
      Faults request = clew.http().faults(Call.of("POST", Route.of("/tasks")));
      throw Refusal.ofItem(item.status(), request, text(item)).exception();
    }
    return new Task(clew, item.success());
  }

  TaskCreation all(List<NewTask> tasks) {
    List<WireTaskParameters> parameters = tasks.stream().map(this::parameters).toList();
    Map<Kind, List<Integer>> kinds = new LinkedHashMap<>();
    for (int index = 0; index < parameters.size(); index++) {
      WireTaskParameters task = parameters.get(index);
      Kind kind = new Kind(task.taskTypeId(), task.datasetId(), task.projectName());
      kinds.computeIfAbsent(kind, unused -> new ArrayList<>()).add(index);
    }
    // All questions come before the first task is made.
    List<List<Integer>> batches = new ArrayList<>();
    kinds.forEach((kind, indexes) -> batches.addAll(batches(kind, indexes)));
    batches.forEach(batch -> create(batch, parameters));
    return result();
  }

  private List<List<Integer>> batches(Kind kind, List<Integer> indexes) {
    int limit = indexes.size() <= VOLUMES ? VOLUMES : limit(kind.type());
    List<List<Integer>> batches = new ArrayList<>();
    for (int from = 0; from < indexes.size(); from += limit) {
      batches.add(indexes.subList(from, Math.min(from + limit, indexes.size())));
    }
    return batches;
  }

  private void create(List<Integer> indexes, List<WireTaskParameters> parameters) {
    try {
      WireTaskCreation result = send(indexes.stream().map(parameters::get).toList());
      for (int place = 0; place < indexes.size(); place++) {
        items.put(indexes.get(place), result.tasks().get(place));
      }
      warnings.addAll(result.warnings());
    } catch (UnexpectedStatusException refused) {
      if (refused.status() >= 500) {
        throw new TaskCreationException(result(), refused);
      }
      // Earlier batches stay created, so a refusal of this one is told for each of its tasks.
      String why = String.join(" ", refused.messages());
      indexes.forEach(index -> items.put(index, new Item(refused.status(), null, why)));
    } catch (ClewException fault) {
      throw new TaskCreationException(result(), fault);
    }
  }

  private WireTaskCreation send(List<WireTaskParameters> batch) {
    Answer answer = clew.http().create(Route.of("/tasks"), Payload.json(batch));
    WireTaskCreation result = answer.as(WireTaskCreation.class);
    if (result.tasks() == null || result.tasks().size() != batch.size()) {
      throw answer.unreadable(
          "it is not about the %d tasks of the request".formatted(batch.size()));
    }
    return result.warnings() == null ? new WireTaskCreation(result.tasks(), List.of()) : result;
  }

  private TaskCreation result() {
    return result(clew, items, warnings);
  }

  /** What became of items, in the order of their places. */
  static TaskCreation result(Clew clew, SortedMap<Integer, Item> items, Set<String> warnings) {
    List<Task> created = new ArrayList<>();
    List<TaskCreation.Failure> errors = new ArrayList<>();
    items.forEach((index, item) -> {
      if (item.success() != null) {
        created.add(new Task(clew, item.success()));
      } else {
        errors.add(new TaskCreation.Failure(index, item.status(), text(item)));
      }
    });
    return new TaskCreation(created, errors, List.copyOf(warnings));
  }

  private static String text(Item item) {
    return item.error() == null ? "The server gave no reason." : item.error();
  }

  private int limit(ObjectId type) {
    return clew.taskTypes().byId(type).tracingType() == TracingType.SKELETON ? SKELETONS : VOLUMES;
  }

  private WireTaskParameters parameters(NewTask task) {
    return new WireTaskParameters(
        once(task.type(), clew.taskTypes()::id),
        task.experience(),
        task.instances(),
        once(task.project(), clew.projects()::name),
        task.script() == null ? null : RefByName.id(task.script()),
        task.boundingBox(),
        once(task.dataset(), clew.datasets()::id),
        task.startingPosition(),
        task.startingRotation(),
        null,
        null,
        null);
  }

  /** What a reference stands for, asked only once for all tasks that share it. */
  @SuppressWarnings("unchecked")
  private <T, R> R once(Ref<T> ref, Function<Ref<T>, R> lookUp) {
    return (R) lookedUp.computeIfAbsent(ref, unused -> lookUp.apply(ref));
  }
}
