package org.clew.server.imports;

import java.time.Clock;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.ProjectStore;
import org.clew.server.task.BulkChanges;

/** Takes the tasks of an import back. */
final class ImportUndo {
  private final Database database;
  private final Events events;
  private final Clock clock;
  private final BulkChanges bulk;
  private final KnownImports overview;
  private final ImportStateStore states = new ImportStateStore();
  private final ImportUndoStore store = new ImportUndoStore();
  private final ProjectStore projects = new ProjectStore();

  ImportUndo(
      Database database, Events events, Clock clock, BulkChanges bulk, KnownImports overview) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.bulk = bulk;
    this.overview = overview;
  }

  /** Deletes them, if nobody ever took one. */
  WireTaskImport undo(CurrentUser user, ObjectId id) {
    database.write(
        user.organization(),
        scope -> {
          KnownImport known = overview.lock(scope, user, id);
          if (known.wire().state() == TaskImportState.UNDONE) {
            return 0;
          }
          if (known.wire().state() != TaskImportState.CREATED) {
            throw Failure.of(
                FailureCode.CONFLICT,
                "This import has created no tasks: it is %s.".formatted(known.wire().state()));
          }
          for (ProjectRow project : projects.keepByIds(scope, store.projects(scope, id))) {
            Right.EDIT_TASK.check(user, project.subject());
          }
          // First the locks, then the look: an instance may be taken until then.
          long tasks = store.lockTasks(scope, id);
          long started = store.started(scope, id);
          if (started > 0) {
            throw Failure.of(
                FailureCode.CONFLICT,
                "%d of the %d tasks of this import have been taken by someone, so it cannot be undone."
                    .formatted(started, tasks));
          }
          int deleted = bulk.deleteTasksOfImport(scope, user, id);
          states.undo(scope, id, clock.instant());
          events.changed(
              scope,
              user.id(),
              "task_import.undone",
              id,
              Map.of("created", known.wire().created()),
              Map.of("deleted", deleted));
          return deleted;
        });
    return overview.get(user, id);
  }
}
