package org.clew.server.task;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireScript;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskType;
import org.clew.server.db.Scope;
import org.clew.server.script.ScriptStore;
import org.clew.server.tasktype.TaskTypeStore;

/** Makes tasks as the wire shows them: four statements, however many tasks. */
public final class TaskAssembly {
  private final TaskStore tasks = new TaskStore();
  private final TaskTypeStore types = new TaskTypeStore();
  private final ScriptStore scripts = new ScriptStore();

  /** Over tasks, task types and scripts. */
  public TaskAssembly() {}

  /** Tasks by id. */
  public Map<ObjectId, WireTask> byIds(Scope scope, Collection<ObjectId> ids) {
    return wired(scope, tasks.byIds(scope, ids)).stream()
        .collect(Collectors.toMap(WireTask::id, task -> task));
  }

  /** In the order of the rows. */
  List<WireTask> wired(Scope scope, List<TaskRow> rows) {
    Set<ObjectId> typeIds = new HashSet<>();
    Set<ObjectId> scriptIds = new HashSet<>();
    for (TaskRow row : rows) {
      typeIds.add(row.taskType());
      if (row.script() != null) {
        scriptIds.add(row.script());
      }
    }
    Map<ObjectId, WireTaskType> typesById = types.byIds(scope, typeIds);
    Map<ObjectId, WireScript> scriptsById = scripts.byIds(scope, scriptIds);
    return rows.stream()
        .map(row ->
            new WireTask(
                row.id(),
                row.project(),
                row.projectName(),
                row.teamName(),
                Objects.requireNonNull(typesById.get(row.taskType())),
                row.datasetName(),
                row.dataset(),
                row.experience(),
                row.created(),
                row.status(),
                row.script() == null ? null : scriptsById.get(row.script()),
                row.tracingTime(),
                row.creationInfo(),
                row.boundingBox(),
                row.editPosition(),
                row.editRotation()))
        .toList();
  }
}
