package org.clew.server.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.time.Step.Running;
import org.jspecify.annotations.Nullable;

/** Spans of work, written. Locks go running span, task, annotation. */
final class SpanStore {

  /** Which of some annotations a user was working on last. */
  Optional<ObjectId> runningAmong(Scope scope, ObjectId user, Collection<ObjectId> annotations) {
    return scope
        .query(
            """
            SELECT annotation_id FROM running_spans
            WHERE user_id = :user AND organization_id = :organization
              AND annotation_id = ANY(:annotations::text[])
            """)
        .bind("user", user)
        .bind("annotations", Columns.idArray(annotations))
        .map((row, context) -> Columns.id(row, "annotation_id"))
        .findOne();
  }

  /**
   * A user who may go on counting.
   *
   * @param running their latest span, or null
   */
  record Worker(@Nullable Running running) {}

  /**
   * Locks the latest span of a user, so that their signs of work are counted one by one; empty if
   * the annotation is not theirs or not active.
   */
  Optional<Worker> lock(Scope scope, ObjectId user, ObjectId annotation) {
    return scope
        .query(
            """
            INSERT INTO running_spans (user_id, organization_id)
            SELECT user_id, organization_id FROM annotations
            WHERE id = :annotation AND organization_id = :organization AND user_id = :user
              AND state = 'Active' AND deleted IS NULL
            ON CONFLICT (user_id) DO UPDATE SET organization_id = EXCLUDED.organization_id
            RETURNING span_id, annotation_id, last_update
            """)
        .bind("user", user)
        .bind("annotation", annotation)
        .map((row, context) -> new Worker(running(row)))
        .findOne();
  }

  private static @Nullable Running running(ResultSet row) throws SQLException {
    ObjectId span = Columns.optionalId(row, "span_id");
    Instant last = Columns.optionalInstant(row, "last_update");
    return span == null || last == null
        ? null
        : new Running(span, Columns.id(row, "annotation_id"), last);
  }

  /** Lets the running span begin. */
  void begin(Scope scope, ObjectId user, Running span) {
    scope
        .update(
            """
            WITH span AS (
              INSERT INTO time_spans
                (id, organization_id, user_id, annotation_id, created, last_update)
              VALUES (:span, :organization, :user, :annotation, :moment, :moment)
              RETURNING id, user_id, annotation_id, last_update)
            UPDATE running_spans
            SET span_id = span.id, annotation_id = span.annotation_id,
              last_update = span.last_update
            FROM span WHERE running_spans.user_id = span.user_id
            """)
        .bind("span", span.span())
        .bind("user", user)
        .bind("annotation", span.annotation())
        .bind("moment", Columns.moment(span.lastUpdate()))
        .execute();
  }

  /** A span that is over, whatever the running one. */
  void add(Scope scope, ObjectId user, Running began, long millis) {
    scope
        .update(
            """
            INSERT INTO time_spans
              (id, organization_id, user_id, annotation_id, millis, created, last_update)
            VALUES (:span, :organization, :user, :annotation, :millis, :began,
              :began + :millis * INTERVAL '1 millisecond')
            """)
        .bind("span", began.span())
        .bind("user", user)
        .bind("annotation", began.annotation())
        .bind("millis", millis)
        .bind("began", Columns.moment(began.lastUpdate()))
        .execute();
  }

  /** Lets the running span grow. */
  void grow(Scope scope, Running span, long millis, Instant moment) {
    scope
        .update(
            """
            WITH span AS (
              UPDATE time_spans SET millis = millis + :millis, updates = updates + 1,
                last_update = :moment
              WHERE id = :span AND organization_id = :organization
              RETURNING id, user_id, last_update)
            UPDATE running_spans SET last_update = span.last_update
            FROM span WHERE running_spans.user_id = span.user_id
            """)
        .bind("span", span.span())
        .bind("millis", millis)
        .bind("moment", Columns.moment(moment))
        .execute();
  }

  /** Adds to the time of the task of an annotation, and so to that of its project. */
  void addToTask(Scope scope, ObjectId annotation, long millis) {
    scope
        .update(
            """
            UPDATE tasks SET tracing_time = coalesce(tracing_time, 0) + :millis
            WHERE organization_id = :organization
              AND id = (SELECT task_id FROM annotations WHERE id = :annotation)
            """)
        .bind("annotation", annotation)
        .bind("millis", millis)
        .execute();
  }

  /**
   * Adds to the time of an annotation. If it thereby takes as long as its project expects, that is
   * an event, of which one addition alone can be the cause: then true.
   */
  boolean addToAnnotation(Scope scope, ObjectId annotation, long millis, Instant now) {
    int events =
        scope
            .update(
                """
                WITH annotation AS (
                  UPDATE annotations SET tracing_time = coalesce(tracing_time, 0) + :millis
                  WHERE id = :annotation AND organization_id = :organization
                  RETURNING id, user_id, task_id, project_id, tracing_time)
                INSERT INTO events (organization_id, happened, actor_id, kind, subject_id, after)
                SELECT :organization, :now, annotation.user_id, 'instance.over_time', annotation.id,
                  jsonb_build_object('task', task_id, 'project', project_id,
                    'owner', projects.owner_id, 'user', annotation.user_id,
                    'expectedTime', expected_time, 'tracingTime', annotation.tracing_time)
                FROM annotation JOIN projects ON projects.id = annotation.project_id
                WHERE annotation.tracing_time >= projects.expected_time
                  AND annotation.tracing_time - :millis < projects.expected_time
                """)
            .bind("annotation", annotation)
            .bind("millis", millis)
            .bind("now", Columns.moment(now))
            .execute();
    return events > 0;
  }
}
