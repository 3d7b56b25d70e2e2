package org.clew.server.annotation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/** What people have finished, and how long it was expected to take. */
final class WorkItemStore {
  private static final String FINISHED =
      AnnotationStore.SELECT
          + """
             AND annotations.user_id = :user AND annotations.task_id IS NOT NULL
            AND annotations.state = 'Finished'
          """;

  List<InstanceRow> finishedSince(Scope scope, ObjectId user, Instant since, int limit) {
    return scope
        .query(
            FINISHED
                + """
                 AND annotations.finished >= :since
                ORDER BY annotations.finished DESC, annotations.id DESC LIMIT :limit
                """)
        .bind("user", user)
        .bind("since", Columns.moment(since))
        .bind("limit", limit)
        .map((row, context) -> AnnotationStore.read(row))
        .list();
  }

  List<InstanceRow> finishedBefore(
      Scope scope, ObjectId user, @Nullable ObjectId before, int limit) {
    return scope
        .query(
            FINISHED
                + """
                 AND (:before::text IS NULL OR (annotations.finished, annotations.id) < (
                  SELECT last.finished, last.id FROM annotations AS last
                  WHERE last.id = :before::text AND last.organization_id = :organization))
                ORDER BY annotations.finished DESC, annotations.id DESC LIMIT :limit
                """)
        .bind("user", user)
        .bind("before", before == null ? null : before.value())
        .bind("limit", limit)
        .map((row, context) -> AnnotationStore.read(row))
        .list();
  }

  /** In milliseconds, of those projects that have one. */
  Map<ObjectId, Long> expectedTimes(Scope scope, Collection<ObjectId> projects) {
    if (projects.isEmpty()) {
      return Map.of();
    }
    Map<ObjectId, Long> times = new HashMap<>();
    scope
        .query(
            """
            SELECT id, expected_time FROM projects
            WHERE id = ANY(:projects::text[]) AND expected_time IS NOT NULL
              AND organization_id = :organization
            """)
        .bind("projects", Columns.idArray(projects))
        .map((row, context) -> Map.entry(Columns.id(row, "id"), row.getLong("expected_time")))
        .forEach(entry -> times.put(entry.getKey(), entry.getValue()));
    return times;
  }
}
