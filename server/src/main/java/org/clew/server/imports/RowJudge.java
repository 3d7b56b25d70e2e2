package org.clew.server.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.wire.WireBaseAnnotation;
import org.clew.model.wire.WireTaskParameters;
import org.clew.model.wire.WireTaskType;
import org.clew.server.content.Contents;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.Projects;
import org.clew.server.task.BaseContents;
import org.clew.server.task.Bases;
import org.clew.server.task.NewTask;
import org.clew.server.task.TaskItems;
import org.clew.server.task.TaskItems.Refusal;
import org.jspecify.annotations.Nullable;

/** Holds rows against what is there and against the rules for tasks; good ones become tasks. */
final class RowJudge {
  private static final int LONGEST_KEY = 255;

  private final CurrentUser user;
  private final Contents contents;
  private final Ids ids;
  private final RandomGenerator random;
  private final KnownThings things;

  RowJudge(CurrentUser user, Contents contents, Ids ids, RandomGenerator random) {
    this.user = user;
    this.contents = contents;
    this.ids = ids;
    this.random = random;
    this.things = new KnownThings(user);
  }

  /** A row whose names are known. */
  private record Resolved(
      ImportRow row, WireTaskParameters item, WireTaskType type, DatasetSummary dataset) {}

  /** Takes the bad rows down, and answers the tasks that the others ask for. */
  List<StagedTask> judge(Scope scope, ReadRows rows) {
    things.learn(scope, rows.good());
    List<Resolved> resolved = new ArrayList<>();
    Map<String, ProjectRow> projects = new HashMap<>();
    Set<ObjectId> scripts = new HashSet<>();
    for (ImportRow row : rows.good()) {
      resolve(row, rows, projects, scripts).ifPresent(resolved::add);
    }
    Bases bases = Bases.of(scope, user, resolved.stream().map(Resolved::item).toList(), contents);
    TaskItems items = new TaskItems(user, projects, scripts, bases);
    Map<TracingType, BaseContents> starts = new EnumMap<>(TracingType.class);
    List<StagedTask> tasks = new ArrayList<>();
    for (Resolved each : resolved) {
      Optional<Refusal> refusal =
          items.refusal(each.item()).or(() -> TaskItems.magRefusal(each.type(), each.dataset()));
      if (refusal.isPresent()) {
        rows.bad(each.row().line(), refusal.get().field(), refusal.get().why().getMessage());
        continue;
      }
      BaseContents start =
          starts.computeIfAbsent(
              each.type().tracingType(), type -> new BaseContents(type, bases, contents));
      NewTask task = items.task(each.item(), ids.next(), random.nextInt(), start.of(each.item()));
      tasks.add(
          new StagedTask(
              each.row().line(),
              task,
              each.type().id(),
              each.dataset().id(),
              each.row().externalKey()));
    }
    starts.values().forEach(start -> start.keep(scope));
    return tasks;
  }

  private Optional<Resolved> resolve(
      ImportRow row, ReadRows rows, Map<String, ProjectRow> projects, Set<ObjectId> scripts) {
    Optional<ProjectRow> project = things.project(row.project());
    Optional<WireTaskType> type = things.type(row.taskType());
    Optional<DatasetSummary> dataset = things.dataset(row.dataset());
    Optional<ObjectId> script =
        row.script() == null ? Optional.empty() : things.script(row.script());
    boolean isWhole = true;
    if (project.isEmpty()) {
      rows.bad(row.line(), "projectName", Projects.absent(row.project()));
      isWhole = false;
    }
    if (type.isEmpty()) {
      rows.bad(row.line(), "taskTypeId", absent("Task type", row.taskType()));
      isWhole = false;
    }
    if (dataset.isEmpty()) {
      rows.bad(row.line(), "datasetId", absent("Dataset", row.dataset()));
      isWhole = false;
    }
    if (row.script() != null && script.isEmpty()) {
      rows.bad(row.line(), "scriptId", absent("Script", row.script()));
      isWhole = false;
    }
    if (!areTextsGood(row, rows) || !isWhole) {
      return Optional.empty();
    }
    projects.put(project.orElseThrow().name(), project.orElseThrow());
    script.ifPresent(scripts::add);
    WireTaskParameters item =
        new WireTaskParameters(
            type.orElseThrow().id(),
            row.experience(),
            row.pending(),
            project.orElseThrow().name(),
            script.orElse(null),
            row.box(),
            dataset.orElseThrow().id(),
            row.position(),
            row.rotation(),
            row.creationInfo(),
            row.description(),
            row.base() == null ? null : new WireBaseAnnotation(row.base()));
    return Optional.of(new Resolved(row, item, type.orElseThrow(), dataset.orElseThrow()));
  }

  private static boolean areTextsGood(ImportRow row, ReadRows rows) {
    boolean isGood = canBeKept(row, "neededExperience", row.experience().domain(), rows);
    isGood = canBeKept(row, "creationInfo", row.creationInfo(), rows) && isGood;
    isGood = canBeKept(row, "description", row.description(), rows) && isGood;
    isGood = canBeKept(row, "externalKey", row.externalKey(), rows) && isGood;
    String key = row.externalKey();
    if (key != null && (key.isEmpty() || key.codePointCount(0, key.length()) > LONGEST_KEY)) {
      rows.bad(row.line(), "externalKey", "It has 1 to %d characters.".formatted(LONGEST_KEY));
      return false;
    }
    return isGood;
  }

  /** The database takes neither U+0000 nor half a surrogate pair. */
  private static boolean canBeKept(
      ImportRow row, String field, @Nullable String text, ReadRows rows) {
    if (text == null || text.codePoints().noneMatch(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff))) {
      return true;
    }
    rows.bad(
        row.line(),
        field,
        "It holds the character U+0000 or half a surrogate pair, which cannot be kept.");
    return false;
  }

  private static String absent(String kind, String name) {
    return "%s “%s” could not be found or accessed.".formatted(kind, name);
  }
}
