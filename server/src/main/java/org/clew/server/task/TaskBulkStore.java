package org.clew.server.task;

import java.time.Instant;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/**
 * Changes to all tasks of something at once, each with the events of all of them. Whoever locks
 * several tasks does so in the order of their ids, so that two who do never wait for each other.
 */
final class TaskBulkStore {

  /** Whose tasks. */
  enum Of {
    TASK("id"),
    PROJECT("project_id"),
    TASK_TYPE("task_type_id"),
    IMPORT("import_id");

    private final String column;

    Of(String column) {
      this.column = column;
    }
  }

  /** Locks the projects of the tasks of a type: work on all tasks of a project goes one by one. */
  void lockProjectsOfTaskType(Scope scope, ObjectId taskType) {
    scope
        .query(
            """
            SELECT id FROM projects
            WHERE organization_id = :organization AND id IN (
              SELECT project_id FROM tasks WHERE task_type_id = :type AND deleted IS NULL)
            ORDER BY id
            FOR NO KEY UPDATE
            """)
        .bind("type", taskType)
        .mapTo(String.class)
        .list();
  }

  int deleteTasks(Scope scope, ObjectId actor, Of of, ObjectId key, Instant now) {
    return scope
        .update(
            """
            WITH locked AS (
              SELECT id FROM tasks
              WHERE %s = :key AND organization_id = :organization AND deleted IS NULL
              ORDER BY id
              FOR NO KEY UPDATE),
            gone AS (
              UPDATE tasks SET deleted = :now
              FROM locked WHERE tasks.id = locked.id
              RETURNING tasks.id, pending, active, finished)
            INSERT INTO events (organization_id, happened, actor_id, kind, subject_id, before)
            SELECT :organization, :now, :actor, 'task.deleted', id,
              jsonb_build_object('pending', pending, 'active', active, 'finished', finished)
            FROM gone
            """
                .formatted(of.column))
        .bind("key", key)
        .bind("actor", actor)
        .bind("now", Columns.moment(now))
        .execute();
  }

  int deleteInstances(Scope scope, ObjectId actor, Of of, ObjectId key, Instant now) {
    return scope
        .update(
            """
            WITH gone AS (
              UPDATE annotations SET deleted = :now
              WHERE organization_id = :organization AND deleted IS NULL
                AND task_id IN (SELECT id FROM tasks WHERE %s = :key AND deleted = :now)
              RETURNING id, state, task_id, user_id)
            INSERT INTO events (organization_id, happened, actor_id, kind, subject_id, before)
            SELECT :organization, :now, :actor, 'instance.deleted', id,
              jsonb_build_object('state', state, 'task', task_id, 'user', user_id)
            FROM gone
            """
                .formatted(of.column))
        .bind("key", key)
        .bind("actor", actor)
        .bind("now", Columns.moment(now))
        .execute();
  }

  int addInstances(Scope scope, ObjectId actor, ObjectId project, int delta, Instant now) {
    return scope
        .update(
            """
            WITH locked AS (
              SELECT id FROM tasks
              WHERE project_id = :project AND organization_id = :organization AND deleted IS NULL
              ORDER BY id
              FOR NO KEY UPDATE),
            more AS (
              UPDATE tasks SET total = total + :delta, pending = pending + :delta
              FROM locked WHERE tasks.id = locked.id
              RETURNING tasks.id, pending)
            INSERT INTO events (organization_id, happened, actor_id, kind, subject_id, before, after)
            SELECT :organization, :now, :actor, 'task.instances_changed', id,
              jsonb_build_object('pending', pending - :delta), jsonb_build_object('pending', pending)
            FROM more
            """)
        .bind("project", project)
        .bind("delta", delta)
        .bind("actor", actor)
        .bind("now", Columns.moment(now))
        .execute();
  }
}
