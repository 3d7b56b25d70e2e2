package org.clew.server.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.SomeIds;

/** Tasks, one and many. */
final class TaskStore {
  static final String SELECT =
      """
      SELECT tasks.*, projects.name AS project_name, projects.team_id, teams.name AS team_name,
        datasets.name AS dataset_name, pools.domain, pools.value
      FROM tasks
      JOIN pools ON pools.id = tasks.pool_id
      JOIN projects ON projects.id = tasks.project_id
      JOIN teams ON teams.id = projects.team_id
      JOIN datasets ON datasets.id = tasks.dataset_id
      WHERE tasks.organization_id = :organization AND tasks.deleted IS NULL
      """;

  Optional<TaskRow> byId(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND tasks.id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  List<TaskRow> byIds(Scope scope, Collection<ObjectId> ids) {
    SomeIds some = new SomeIds(ids);
    return scope
        .query(SELECT + " AND " + some.among("tasks.id"))
        .bind("ids", some.parameter())
        .map((row, context) -> read(row))
        .list();
  }

  /** The same, locked: counts and instances of the task stand still until the transaction ends. */
  Optional<TaskRow> lock(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND tasks.id = :id FOR NO KEY UPDATE OF tasks")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  List<String> experienceDomains(Scope scope) {
    return scope
        .query(
            """
            SELECT domain FROM experience_domains
            WHERE organization_id = :organization ORDER BY domain
            """)
        .mapTo(String.class)
        .list();
  }

  void updatePending(Scope scope, ObjectId id, long pending) {
    scope
        .update(
            """
            UPDATE tasks SET pending = :pending, total = :pending + active + finished
            WHERE id = :id AND organization_id = :organization AND deleted IS NULL
            """)
        .bind("id", id)
        .bind("pending", pending)
        .execute();
  }

  static TaskRow read(ResultSet row) throws SQLException {
    return new TaskRow(
        Columns.id(row, "id"),
        Columns.id(row, "project_id"),
        row.getString("project_name"),
        Columns.id(row, "team_id"),
        row.getString("team_name"),
        Columns.id(row, "task_type_id"),
        Columns.id(row, "dataset_id"),
        row.getString("dataset_name"),
        Columns.optionalId(row, "script_id"),
        new TaskExperience(row.getString("domain"), row.getInt("value")),
        new TaskStatus(row.getLong("pending"), row.getLong("active"), row.getLong("finished")),
        Columns.millis(row, "created"),
        Columns.optionalLong(row, "tracing_time"),
        row.getString("creation_info"),
        Columns.optionalBox(row, "bounding_box"),
        Columns.position(row, "edit_position"),
        Columns.rotation(row, "edit_rotation"));
  }
}
