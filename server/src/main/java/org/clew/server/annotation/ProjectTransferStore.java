package org.clew.server.annotation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** Active instances of a whole project on their way to one user: a few statements, however many. */
final class ProjectTransferStore {

  /**
   * What keeps some instances from being transferred.
   *
   * @param unreadable tasks in datasets that the new user may not read
   * @param had tasks of which the new user would have two instances
   */
  record Obstacles(List<ObjectId> unreadable, List<ObjectId> had) {}

  /**
   * Locks the tasks of the active instances that are not the user’s already, in the order in which
   * everybody locks several tasks.
   */
  List<ObjectId> lockTasks(Scope scope, ObjectId project, ObjectId to) {
    return scope
        .query(
            """
            SELECT id FROM tasks
            WHERE organization_id = :organization AND deleted IS NULL AND id IN (
              SELECT task_id FROM annotations
              WHERE project_id = :project AND user_id <> :to AND state = 'Active'
                AND deleted IS NULL)
            ORDER BY id
            FOR NO KEY UPDATE
            """)
        .bind("project", project)
        .bind("to", to)
        .map((row, context) -> Columns.id(row, "id"))
        .list();
  }

  /** Locks the active instances of locked tasks that are not the user’s already. */
  List<ObjectId> lockInstances(Scope scope, Collection<ObjectId> tasks, ObjectId to) {
    return scope
        .query(
            """
            SELECT id FROM annotations
            WHERE task_id = ANY(:tasks::text[]) AND organization_id = :organization
              AND user_id <> :to AND state = 'Active' AND deleted IS NULL
            ORDER BY id
            FOR NO KEY UPDATE
            """)
        .bind("tasks", Columns.idArray(tasks))
        .bind("to", to)
        .map((row, context) -> Columns.id(row, "id"))
        .list();
  }

  Obstacles obstacles(Scope scope, Collection<ObjectId> instances, ObjectId to) {
    return scope
        .query(
            """
            WITH moving AS (
              SELECT task_id, dataset_id, count(*) AS instances FROM annotations
              WHERE id = ANY(:instances::text[]) AND organization_id = :organization
              GROUP BY task_id, dataset_id),
            found AS (
              SELECT task_id,
                NOT EXISTS (
                  SELECT FROM readable_datasets
                  WHERE readable_datasets.dataset_id = moving.dataset_id
                    AND readable_datasets.user_id = :to) AS unreadable,
                instances > 1 OR EXISTS (
                  SELECT FROM annotations
                  WHERE annotations.task_id = moving.task_id AND annotations.user_id = :to
                    AND annotations.state <> 'Cancelled' AND annotations.deleted IS NULL) AS had
              FROM moving)
            SELECT
              coalesce(array_agg(task_id::text ORDER BY task_id) FILTER (WHERE unreadable), '{}')
                AS unreadable,
              coalesce(array_agg(task_id::text ORDER BY task_id) FILTER (WHERE had), '{}') AS had
            FROM found
            """)
        .bind("instances", Columns.idArray(instances))
        .bind("to", to)
        .map((row, context) ->
            new Obstacles(
                Columns.texts(row, "unreadable").stream().map(ObjectId::new).toList(),
                Columns.texts(row, "had").stream().map(ObjectId::new).toList()))
        .one();
  }

  /** Gives locked instances to the user, each with its event. */
  void transfer(
      Scope scope, Collection<ObjectId> instances, ObjectId to, ObjectId actor, Instant now) {
    scope
        .update(
            """
            WITH before AS (
              SELECT id, user_id FROM annotations
              WHERE id = ANY(:instances::text[]) AND organization_id = :organization),
            moved AS (
              UPDATE annotations SET user_id = :to, modified = :now
              FROM before
              WHERE annotations.id = before.id
              RETURNING annotations.id, before.user_id AS giver)
            INSERT INTO events (organization_id, happened, actor_id, kind, subject_id, before, after)
            SELECT :organization, :now, :actor, 'instance.transferred', id,
              jsonb_build_object('user', giver), jsonb_build_object('user', :to::text)
            FROM moved
            """)
        .bind("instances", Columns.idArray(instances))
        .bind("to", to)
        .bind("actor", actor)
        .bind("now", Columns.moment(now))
        .execute();
  }
}
