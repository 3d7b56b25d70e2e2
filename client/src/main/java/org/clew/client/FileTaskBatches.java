package org.clew.client;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.model.TracingType;
import org.clew.model.wire.WireFileTaskParameters;
import org.clew.model.wire.WireTaskCreation;
import org.clew.model.wire.WireTaskCreation.Item;

/**
 * Creates tasks from annotations or files in batches as the server takes them: about one dataset, a
 * limited number of files and bytes. Annotations are packed as they come, so that a batch is on
 * disk and at most one of them in memory.
 */
final class FileTaskBatches {
  private static final int SKELETONS = 1000;
  private static final int VOLUMES = 100;
  private static final long BYTES = 256L << 20;

  private record Subject(String dataset, String organization) {
    static Subject of(Annotation annotation) {
      NmlExperiment about = annotation.nml().parameters().experiment();
      return about.datasetId() != null
          ? new Subject(about.datasetId(), "")
          : new Subject("name: " + about.name(), String.valueOf(about.organization()));
    }
  }

  private final Clew clew;
  private final NewTasks tasks;
  private final WireFileTaskParameters parameters;
  private final Map<Subject, List<SentFile>> waiting = new LinkedHashMap<>();
  private final TreeMap<Integer, Item> items = new TreeMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private int limit = VOLUMES;
  private boolean isLimitKnown;

  /** Looks up what is given by name: before anything is made. */
  FileTaskBatches(Clew clew, NewTasks tasks) {
    this.clew = clew;
    this.tasks = tasks;
    Ref<Script> script = tasks.script();
    parameters =
        new WireFileTaskParameters(
            clew.taskTypes().id(tasks.type()),
            tasks.experience(),
            tasks.instances(),
            clew.projects().name(tasks.project()),
            script == null ? null : RefByName.id(script),
            tasks.boundingBox());
  }

  TaskCreation ofAnnotations(Iterator<Annotation> annotations) {
    try {
      for (int index = 0; annotations.hasNext(); index++) {
        Annotation annotation = annotations.next();
        add(Subject.of(annotation), SentFile.of(index, annotation), Counting.ONE_EACH);
      }
      return rest(Counting.ONE_EACH);
    } catch (RuntimeException fault) {
      throw new TaskCreationException(result(), fault);
    } finally {
      waiting.values().forEach(files -> files.forEach(SentFile::release));
    }
  }

  TaskCreation ofFiles(List<Path> files) {
    Subject any = new Subject("", "");
    try {
      for (int index = 0; index < files.size(); index++) {
        add(any, SentFile.of(index, files.get(index)), Counting.AS_THE_SERVER);
      }
      return rest(Counting.AS_THE_SERVER);
    } catch (RuntimeException fault) {
      throw new TaskCreationException(result(), fault);
    }
  }

  /** How many tasks come of a file. */
  private enum Counting {
    ONE_EACH,
    AS_THE_SERVER
  }

  private void add(Subject subject, SentFile file, Counting counting) {
    List<SentFile> batch = waiting.computeIfAbsent(subject, unused -> new ArrayList<>());
    long bytes = batch.stream().mapToLong(SentFile::bytes).sum();
    if (!batch.isEmpty() && (batch.size() >= limit() || bytes + file.bytes() > BYTES)) {
      create(batch, counting);
    }
    batch.add(file);
  }

  private int limit() {
    boolean isAsked = waiting.values().stream().anyMatch(batch -> batch.size() >= VOLUMES);
    if (isAsked && !isLimitKnown) {
      isLimitKnown = true;
      Ref<TaskType> ref = tasks.type();
      TaskType type = ref instanceof TaskType known ? known : typeOf();
      limit = type.tracingType() == TracingType.SKELETON ? SKELETONS : VOLUMES;
    }
    return limit;
  }

  private TaskType typeOf() {
    return clew.taskTypes().byId(parameters.taskTypeId());
  }

  private TaskCreation rest(Counting counting) {
    waiting.values().forEach(batch -> create(batch, counting));
    return result();
  }

  private void create(List<SentFile> batch, Counting counting) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      WireTaskCreation made = send(batch, counting);
      for (int place = 0; place < made.tasks().size(); place++) {
        int index = counting == Counting.ONE_EACH ? batch.get(place).index() : items.size();
        items.put(index, made.tasks().get(place));
      }
      warnings.addAll(made.warnings());
    } catch (UnexpectedStatusException refused) {
      if (refused.status() >= 500) {
        throw refused;
      }
      // Earlier batches stay created, so a refusal of this one is told for each of its files.
      String why = String.join(" ", refused.messages());
      for (SentFile file : batch) {
        int index = counting == Counting.ONE_EACH ? file.index() : items.size();
        items.put(index, new Item(refused.status(), null, why));
      }
    }
    batch.forEach(SentFile::release);
    batch.clear();
  }

  private WireTaskCreation send(List<SentFile> batch, Counting counting) {
    Multipart form = new Multipart().json("formJSON", parameters);
    for (SentFile file : batch) {
      form.file(file.partName(), file.name(), file.contentType(), file.path());
    }
    Answer answer = clew.http().create(Route.of("/tasks/createFromFiles"), form.payload());
    WireTaskCreation made = answer.as(WireTaskCreation.class);
    boolean isWrong =
        made.tasks() == null
            || (counting == Counting.ONE_EACH && made.tasks().size() != batch.size());
    if (isWrong) {
      throw answer.unreadable(
          "it is not about the %d annotations of the request".formatted(batch.size()));
    }
    return made.warnings() == null ? new WireTaskCreation(made.tasks(), List.of()) : made;
  }

  private TaskCreation result() {
    return TaskBatches.result(clew, items, warnings);
  }
}
