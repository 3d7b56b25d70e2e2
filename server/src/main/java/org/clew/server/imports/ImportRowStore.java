package org.clew.server.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.CopyRows;
import org.clew.server.db.Scope;
import org.clew.server.imports.StagedTask.PoolKey;
import org.clew.server.task.NewTask;
import org.jspecify.annotations.Nullable;

/** Rows of imports, good and bad, in bulk. */
final class ImportRowStore {
  private static final List<String> COLUMNS =
      List.of(
          "import_id",
          "line",
          "id",
          "project_id",
          "task_type_id",
          "dataset_id",
          "script_id",
          "pool_id",
          "spread",
          "pending",
          "bounding_box",
          "edit_position",
          "edit_rotation",
          "creation_info",
          "description",
          "base_content_id",
          "external_key");

  /** Stages good rows; without pools in a dry run, which makes none. */
  void copy(
      Scope scope, ObjectId importId, List<StagedTask> tasks, @Nullable Map<PoolKey, Long> pools) {
    CopyRows rows = scope.rows();
    for (StagedTask staged : tasks) {
      NewTask task = staged.task();
      rows.row()
          .id(importId)
          .number(staged.line())
          .id(task.id())
          .id(task.project())
          .id(staged.taskType())
          .id(staged.dataset())
          .id(task.script())
          .optionalNumber(pools == null ? null : pools.get(staged.pool()))
          .number(task.spread())
          .number(task.pending())
          .numbers(task.boundingBox())
          .numbers(
              List.of(task.editPosition().x(), task.editPosition().y(), task.editPosition().z()))
          .numbers(
              List.of(task.editRotation().x(), task.editRotation().y(), task.editRotation().z()))
          .text(task.creationInfo())
          .text(task.description())
          .id(task.baseContent())
          .text(staged.externalKey());
    }
    scope.copy("task_import_rows", COLUMNS, rows);
  }

  /** Takes down what is wrong. */
  void copyBad(Scope scope, ObjectId importId, List<BadRow> bad) {
    CopyRows rows = scope.rows();
    for (BadRow each : bad) {
      rows.row()
          .id(importId)
          .number(each.line())
          .text(each.field() == null ? null : kept(each.field()))
          .text(kept(each.reason()));
    }
    scope.copy("task_import_bad_rows", List.of("import_id", "line", "field", "reason"), rows);
  }

  /** What people wrote may be in it, however long and whatever characters. */
  private static String kept(String text) {
    String some = text.length() > 1000 ? text.substring(0, 1000) + "…" : text;
    StringBuilder kept = new StringBuilder();
    some.codePoints()
        .map(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff) ? 0xfffd : c)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** The pools of tasks, made where they are not there yet: an empty one shows nowhere. */
  Map<PoolKey, Long> pools(Scope scope, Collection<PoolKey> wanted) {
    String json = Columns.jsonText(wanted);
    scope
        .update(
            """
            INSERT INTO pools (organization_id, project_id, dataset_id, domain, value)
            SELECT :organization, project, dataset, domain, value
            FROM jsonb_to_recordset(:wanted::jsonb)
              AS wanted (project text, dataset text, domain text, value integer)
            WHERE NOT EXISTS (
              SELECT FROM pools
              WHERE project_id = project AND dataset_id = dataset
                AND pools.domain = wanted.domain AND pools.value = wanted.value)
            ORDER BY project, dataset, domain, value
            ON CONFLICT DO NOTHING
            """)
        .bind("wanted", json)
        .execute();
    Map<PoolKey, Long> pools = new HashMap<>();
    scope
        .query(
            """
            SELECT pools.* FROM jsonb_to_recordset(:wanted::jsonb)
              AS wanted (project text, dataset text, domain text, value integer)
            JOIN pools ON pools.project_id = wanted.project AND pools.dataset_id = wanted.dataset
              AND pools.domain = wanted.domain AND pools.value = wanted.value
            WHERE pools.organization_id = :organization
            """)
        .bind("wanted", json)
        .map((row, context) ->
            Map.entry(
                new PoolKey(
                    Columns.id(row, "project_id"),
                    Columns.id(row, "dataset_id"),
                    row.getString("domain"),
                    row.getInt("value")),
                row.getLong("id")))
        .forEach(pool -> pools.put(pool.getKey(), pool.getValue()));
    return pools;
  }

  /** The first things that are wrong, by line, behind some of them. */
  List<Wrong> bad(Scope scope, ObjectId importId, long afterLine, long afterNumber, int limit) {
    return scope
        .query(
            """
            SELECT line, field, reason, number FROM task_import_bad_rows
            WHERE import_id = :import AND organization_id = :organization
              AND (line, number) > (:line, :number)
            ORDER BY line, number LIMIT :limit
            """)
        .bind("import", importId)
        .bind("line", afterLine)
        .bind("number", afterNumber)
        .bind("limit", limit)
        .map((row, context) ->
            new Wrong(
                new BadRow(row.getLong("line"), row.getString("field"), row.getString("reason")),
                row.getLong("number")))
        .list();
  }

  /** Something wrong, and its number within the line. */
  record Wrong(BadRow row, long number) {}
}
