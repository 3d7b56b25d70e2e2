package org.clew.server.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/** Events, by what they happened to. */
final class HistoryStore {

  /** What happened to a task and its instances, the last first. */
  List<HistoryEntry> ofTask(Scope scope, ObjectId task, int limit) {
    return scope
        .query(
            """
            WITH subjects AS (
              SELECT :task::text AS id
              UNION ALL
              SELECT annotations.id::text FROM annotations
              WHERE annotations.task_id = :task AND annotations.state <> 'Cancelled'
                AND annotations.deleted IS NULL
              UNION ALL
              SELECT annotations.id::text FROM annotations
              WHERE annotations.task_id = :task AND annotations.state = 'Cancelled'
                AND annotations.deleted IS NULL)
            SELECT events.happened, events.kind, events.subject_id, events.before, events.after,
              actors.first_name || ' ' || actors.last_name AS actor,
              owners.first_name || ' ' || owners.last_name AS owner
            FROM events
            LEFT JOIN users AS actors ON actors.id = events.actor_id
            LEFT JOIN users AS owners ON owners.id = events.after ->> 'user'
            WHERE events.organization_id = :organization
              AND events.subject_id = ANY(ARRAY(SELECT subjects.id FROM subjects))
            ORDER BY events.happened DESC, events.transaction_id DESC, events.id DESC
            LIMIT :limit
            """)
        .bind("task", task)
        .bind("limit", limit)
        .map((row, context) -> read(row))
        .list();
  }

  private static HistoryEntry read(ResultSet row) throws SQLException {
    return new HistoryEntry(
        Columns.instant(row, "happened"),
        row.getString("kind"),
        Columns.id(row, "subject_id"),
        row.getString("actor"),
        row.getString("owner"),
        present(Columns.optionalObject(row, "before")),
        present(Columns.optionalObject(row, "after")));
  }

  private static Map<String, Object> present(@Nullable Map<String, Object> facts) {
    Map<String, Object> present = new HashMap<>();
    if (facts != null) {
      facts.forEach((name, value) -> {
        if (value != null) {
          present.put(name, value);
        }
      });
    }
    return present;
  }
}
