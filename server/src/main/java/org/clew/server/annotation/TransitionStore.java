package org.clew.server.annotation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** The state machine of an instance; each step moves the counts of its task with it. */
final class TransitionStore {

  /** A step, and what it does to the counts of the task. */
  enum Step {
    FINISH(AnnotationState.ACTIVE, AnnotationState.FINISHED, 0, -1, 1),
    REOPEN(AnnotationState.FINISHED, AnnotationState.ACTIVE, 0, 1, -1),
    CANCEL_ACTIVE(AnnotationState.ACTIVE, AnnotationState.CANCELLED, 1, -1, 0),
    CANCEL_FINISHED(AnnotationState.FINISHED, AnnotationState.CANCELLED, 1, 0, -1);

    private final AnnotationState from;
    private final AnnotationState to;
    private final int pending;
    private final int active;
    private final int finished;

    Step(AnnotationState from, AnnotationState to, int pending, int active, int finished) {
      this.from = from;
      this.to = to;
      this.pending = pending;
      this.active = active;
      this.finished = finished;
    }
  }

  /**
   * Locks the task of an annotation and the annotation itself, in this order, so that neither
   * changes until the transaction ends. Does nothing if there is no such annotation.
   */
  void lock(Scope scope, ObjectId annotation) {
    scope
        .query(
            """
            SELECT tasks.id FROM tasks
            WHERE tasks.organization_id = :organization
              AND tasks.id = (SELECT task_id FROM annotations WHERE id = :annotation)
            FOR NO KEY UPDATE
            """)
        .bind("annotation", annotation)
        .mapTo(String.class)
        .list();
    scope
        .query(
            """
            SELECT id FROM annotations
            WHERE id = :annotation AND organization_id = :organization
            FOR NO KEY UPDATE
            """)
        .bind("annotation", annotation)
        .mapTo(String.class)
        .list();
  }

  /**
   * Locks the tasks of several annotations, in the order in which everybody locks several tasks.
   * Answers the annotations in the order in which to go through them, which is that of the sums
   * that each step locks; those without a task are left out.
   */
  List<ObjectId> lockAll(Scope scope, Collection<ObjectId> annotations) {
    scope
        .query(
            """
            SELECT id FROM tasks
            WHERE organization_id = :organization AND id IN (
              SELECT task_id FROM annotations WHERE id = ANY(:annotations::text[]))
            ORDER BY id
            FOR NO KEY UPDATE
            """)
        .bind("annotations", Columns.idArray(annotations))
        .mapTo(String.class)
        .list();
    return scope
        .query(
            """
            SELECT annotations.id
            FROM annotations JOIN tasks ON tasks.id = annotations.task_id
            WHERE annotations.id = ANY(:annotations::text[])
              AND annotations.organization_id = :organization
            ORDER BY tasks.pool_id, tasks.spread & 7, annotations.id
            """)
        .bind("annotations", Columns.idArray(annotations))
        .map((row, context) -> Columns.id(row, "id"))
        .list();
  }

  /** Locks the user whose annotation it is. */
  void lockOwner(Scope scope, ObjectId annotation) {
    scope
        .query(
            """
            SELECT id FROM users
            WHERE organization_id = :organization
              AND id = (SELECT user_id FROM annotations WHERE id = :annotation)
            FOR NO KEY UPDATE
            """)
        .bind("annotation", annotation)
        .mapTo(String.class)
        .list();
  }

  void step(Scope scope, ObjectId annotation, Step step, Instant now) {
    int moved =
        scope
            .update(
                """
                WITH instance AS (
                  UPDATE annotations SET state = :to, modified = :now,
                    finished = CASE WHEN :to = 'Finished' THEN :now END
                  WHERE id = :annotation AND organization_id = :organization AND state = :from
                    AND deleted IS NULL
                  RETURNING task_id)
                UPDATE tasks SET pending = pending + :pending, active = active + :active,
                  finished = finished + :finished
                FROM instance
                WHERE tasks.id = instance.task_id
                """)
            .bind("annotation", annotation)
            .bind("from", step.from.toString())
            .bind("to", step.to.toString())
            .bind("pending", step.pending)
            .bind("active", step.active)
            .bind("finished", step.finished)
            .bind("now", Columns.moment(now))
            .execute();
    if (moved != 1) {
      throw new IllegalStateException(
          "Instance %s was locked, yet not moved from %s to %s."
              .formatted(annotation, step.from, step.to));
    }
  }

  /** The same for a free annotation, which no task counts. */
  void stepFree(Scope scope, ObjectId annotation, Step step, Instant now) {
    scope
        .update(
            """
            UPDATE annotations SET state = :to, modified = :now,
              finished = CASE WHEN :to = 'Finished' THEN :now::timestamptz END
            WHERE id = :annotation AND organization_id = :organization AND state = :from
              AND task_id IS NULL AND deleted IS NULL
            """)
        .bind("annotation", annotation)
        .bind("from", step.from.toString())
        .bind("to", step.to.toString())
        .bind("now", Columns.moment(now))
        .execute();
  }

  void transfer(Scope scope, ObjectId annotation, ObjectId user, Instant now) {
    scope
        .update(
            """
            UPDATE annotations SET user_id = :user, modified = :now
            WHERE id = :annotation AND organization_id = :organization
            """)
        .bind("annotation", annotation)
        .bind("user", user)
        .bind("now", Columns.moment(now))
        .execute();
  }
}
