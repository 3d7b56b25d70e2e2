package org.clew.server.task;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskType;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.ProjectStore;
import org.clew.server.project.Projects;
import org.clew.server.task.TaskBulkStore.Of;
import org.clew.server.tasktype.TaskTypeStore;
import org.clew.server.tasktype.TaskTypes;

/**
 * What changes all tasks of something: deleting a task, a project or a task type takes the tasks
 * and their instances with it; more instances for all tasks of a project.
 */
public final class BulkChanges {
  private final Database database;
  private final Events events;
  private final Clock clock;
  private final TaskBulkStore store = new TaskBulkStore();
  private final TaskStore tasks = new TaskStore();
  private final ProjectStore projects = new ProjectStore();
  private final TaskTypeStore types = new TaskTypeStore();

  /** With the clock that says when. */
  public BulkChanges(Database database, Events events, Clock clock) {
    this.database = database;
    this.events = events;
    this.clock = clock;
  }

  /** Deletes a task with its instances. */
  public void deleteTask(CurrentUser user, ObjectId id) {
    database.write(
        user.organization(),
        scope -> {
          TaskRow task =
              tasks
                  .lock(scope, id)
                  .filter(row -> row.isReadableBy(user))
                  .orElseThrow(() -> Tasks.absent(id));
          Right.EDIT_TASK.check(user, Subject.ofTeam(task.team()));
          deleteTasks(scope, user, Of.TASK, id, now());
          return task;
        });
  }

  public void deleteProject(CurrentUser user, ObjectId id) {
    database.write(
        user.organization(),
        scope -> {
          ProjectRow project = locked(scope, user, id);
          Right.DELETE_PROJECT.check(
              user,
              project.subject(),
              "You do not have permission to delete this project. Please ask the project owner.");
          Instant now = now();
          deleteTasks(scope, user, Of.PROJECT, id, now);
          projects.delete(scope, id, now);
          events.deleted(scope, user.id(), "project.deleted", id, project.facts());
          return project;
        });
  }

  /** Answers the task type as it was. */
  public WireTaskType deleteTaskType(CurrentUser user, ObjectId id) {
    return database.write(
        user.organization(),
        scope -> {
          WireTaskType type =
              types
                  .lock(scope, id)
                  .filter(row -> TaskTypes.isReadableBy(user, row))
                  .orElseThrow(() -> TaskTypes.absent(id));
          Right.EDIT_TASK_TYPE.check(user, Subject.ofTeam(type.teamId()));
          Instant now = now();
          store.lockProjectsOfTaskType(scope, id);
          deleteTasks(scope, user, Of.TASK_TYPE, id, now);
          types.delete(scope, id, now);
          events.deleted(scope, user.id(), "task_type.deleted", id, TaskTypes.facts(type));
          return type;
        });
  }

  public void addInstances(CurrentUser user, ObjectId id, int delta) {
    database.write(
        user.organization(),
        scope -> {
          ProjectRow project = locked(scope, user, id);
          Right.EDIT_TASK.check(user, project.subject());
          int changed = store.addInstances(scope, user.id(), id, delta, now());
          if (changed == 0) {
            throw Failure.notFound("The project has no tasks.");
          }
          return changed;
        });
  }

  /**
   * Deletes the tasks of an import, which nobody ever took, within a transaction; tells how many.
   */
  public int deleteTasksOfImport(Scope scope, CurrentUser user, ObjectId taskImport) {
    return store.deleteTasks(scope, user.id(), Of.IMPORT, taskImport, now());
  }

  private ProjectRow locked(Scope scope, CurrentUser user, ObjectId id) {
    return projects
        .lock(scope, id)
        .filter(row -> row.isReadableBy(user))
        .orElseThrow(() -> Projects.absent(id));
  }

  private void deleteTasks(Scope scope, CurrentUser user, Of of, ObjectId key, Instant now) {
    store.deleteTasks(scope, user.id(), of, key, now);
    store.deleteInstances(scope, user.id(), of, key, now);
  }

  /** As fine as the database keeps it: instances are found by the moment their task went. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
