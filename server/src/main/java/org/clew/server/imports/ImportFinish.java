package org.clew.server.imports;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.clew.model.wire.WireTaskType;
import org.clew.server.auth.Right;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.http.CurrentUser;
import org.clew.server.imports.ImportFinishStore.Kind;
import org.clew.server.imports.ImportFinishStore.Use;
import org.clew.server.imports.ImportStateStore.End;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.ProjectStore;
import org.clew.server.script.ScriptStore;
import org.clew.server.task.TeamAccess;
import org.clew.server.tasktype.TaskTypeStore;
import org.clew.server.tasktype.TaskTypes;
import org.jspecify.annotations.Nullable;

/**
 * The end of an import whose rows are all staged: one transaction looks once more whether what they
 * refer to is there and open to the user, and makes all tasks, or none.
 */
final class ImportFinish {
  private static final String ABSENT = "%s “{id}” could not be found or accessed.";

  private final Database database;
  private final Events events;
  private final Clock clock;
  private final ImportStore imports = new ImportStore();
  private final ImportStateStore states = new ImportStateStore();
  private final ImportFinishStore store = new ImportFinishStore();
  private final ProjectStore projects = new ProjectStore();
  private final TaskTypeStore types = new TaskTypeStore();
  private final DatasetStore datasets = new DatasetStore();
  private final ScriptStore scripts = new ScriptStore();
  private final TeamAccess access = new TeamAccess();

  ImportFinish(Database database, Events events, Clock clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** Ends it; what was staged can go afterwards. */
  End end(CurrentUser user, KnownImport known) {
    ObjectId id = known.id();
    boolean isOurs =
        database.write(
            user.organization(),
            scope ->
                states.move(
                    scope,
                    id,
                    known.run(),
                    TaskImportState.READING,
                    TaskImportState.CREATING,
                    clock.instant()));
    if (!isOurs) {
      throw ImportRun.takenOver();
    }
    return database.write(user.organization(), scope -> end(scope, user, known));
  }

  private End end(Scope scope, CurrentUser user, KnownImport known) {
    ObjectId id = known.id();
    store.lock(scope);
    KnownImport latest = imports.byId(scope, id).orElseThrow();
    if (latest.run() != known.run() || latest.wire().state() != TaskImportState.CREATING) {
      throw ImportRun.takenOver();
    }
    List<Use> uses = store.uses(scope, id);
    int moreBad = refuseGone(scope, user, id, uses) + store.refuseTwins(scope, id);
    if (moreBad > 0) {
      uses = store.uses(scope, id);
    }
    List<String> warnings = access.warnings(scope, pairs(uses));
    long bad = latest.wire().bad() + moreBad;
    long good = latest.wire().good() - moreBad;
    End end = made(scope, user, known, bad, good, moreBad).with(warnings);
    // Rolls everything back if another request has taken over meanwhile.
    if (!states.end(scope, id, known.run(), end, clock.instant())) {
      throw ImportRun.takenOver();
    }
    if (end.state() == TaskImportState.CREATED) {
      events.created(
          scope,
          user.id(),
          "task_import.created",
          id,
          Map.of("created", end.created(), "known", end.known(), "bad", bad));
    }
    return end;
  }

  private End made(
      Scope scope, CurrentUser user, KnownImport known, long bad, long good, int moreBad) {
    if (known.wire().dryRun()) {
      return new End(
          TaskImportState.CHECKED, moreBad, 0, store.known(scope, known.id()), null, List.of());
    }
    boolean mayCreate = bad == 0 || known.wire().onError().equals("skip");
    if (!mayCreate) {
      return new End(TaskImportState.REFUSED, moreBad, 0, 0, null, List.of());
    }
    store.insertDomains(scope, known.id());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    long created = store.insertTasks(scope, known.id(), user.id(), now);
    return new End(TaskImportState.CREATED, moreBad, created, good - created, null, List.of());
  }

  /** Locks in the order of other uses: projects, then types; then what only must not go. */
  private int refuseGone(Scope scope, CurrentUser user, ObjectId id, List<Use> uses) {
    int refused = 0;
    Set<ObjectId> editable = new HashSet<>();
    Set<ObjectId> readOnly = new HashSet<>();
    for (ProjectRow project : projects.keepByIds(scope, of(uses, Use::project))) {
      if (Right.EDIT_TASK.isHeldBy(user, project.subject())) {
        editable.add(project.id());
      } else if (project.isReadableBy(user)) {
        readOnly.add(project.id());
      }
    }
    Set<ObjectId> gone = of(uses, Use::project);
    gone.removeAll(editable);
    refused +=
        refuse(
            scope,
            id,
            Kind.PROJECT,
            readOnly,
            "You do not have permission to administrate this team.");
    gone.removeAll(readOnly);
    refused += refuse(scope, id, Kind.PROJECT, gone, ABSENT.formatted("Project"));

    gone = of(uses, Use::taskType);
    Set<ObjectId> kept =
        types.keepByIds(scope, gone).stream()
            .filter(type -> TaskTypes.isReadableBy(user, type))
            .map(WireTaskType::id)
            .collect(Collectors.toSet());
    gone.removeAll(kept);
    refused += refuse(scope, id, Kind.TASK_TYPE, gone, ABSENT.formatted("Task type"));

    gone = of(uses, Use::dataset);
    gone.removeAll(datasets.keepReadable(scope, user.id(), gone));
    refused += refuse(scope, id, Kind.DATASET, gone, ABSENT.formatted("Dataset"));

    gone = of(uses, Use::script);
    gone.removeAll(scripts.byIds(scope, gone).keySet());
    return refused + refuse(scope, id, Kind.SCRIPT, gone, ABSENT.formatted("Script"));
  }

  private int refuse(
      Scope scope, ObjectId id, Kind kind, Collection<ObjectId> gone, String reason) {
    return gone.isEmpty() ? 0 : store.refuse(scope, id, kind, gone, reason);
  }

  private static Set<TeamAccess.Pair> pairs(List<Use> uses) {
    return uses.stream()
        .map(use -> new TeamAccess.Pair(use.project(), use.dataset()))
        .collect(Collectors.toSet());
  }

  private static Set<ObjectId> of(List<Use> uses, Function<Use, @Nullable ObjectId> part) {
    Set<ObjectId> ids = new HashSet<>();
    for (Use use : uses) {
      ObjectId id = part.apply(use);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }
}
