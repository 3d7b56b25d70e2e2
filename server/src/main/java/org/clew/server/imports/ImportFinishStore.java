package org.clew.server.imports;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/** Staged rows become tasks: a constant number of statements, however many rows. */
final class ImportFinishStore {

  /** Keeps other imports of the organization from making tasks until the transaction ends. */
  void lock(Scope scope) {
    scope
        .query(
            """
            SELECT pg_advisory_xact_lock(hashtextextended('task imports of ' || :organization, 0))
              IS NULL
            """)
        .mapTo(boolean.class)
        .one();
  }

  /** What rows refer to. */
  record Use(ObjectId project, ObjectId taskType, ObjectId dataset, @Nullable ObjectId script) {}

  List<Use> uses(Scope scope, ObjectId importId) {
    return scope
        .query(
            """
            SELECT DISTINCT project_id, task_type_id, dataset_id, script_id FROM task_import_rows
            WHERE import_id = :import AND organization_id = :organization
            """)
        .bind("import", importId)
        .map((row, context) ->
            new Use(
                Columns.id(row, "project_id"),
                Columns.id(row, "task_type_id"),
                Columns.id(row, "dataset_id"),
                Columns.optionalId(row, "script_id")))
        .list();
  }

  /** The kinds of things that rows refer to. */
  enum Kind {
    PROJECT("project_id", "projectName"),
    TASK_TYPE("task_type_id", "taskTypeId"),
    DATASET("dataset_id", "datasetId"),
    SCRIPT("script_id", "scriptId");

    private final String column;
    private final String field;

    Kind(String column, String field) {
      this.column = column;
      this.field = field;
    }
  }

  /** Rows that refer to these are bad after all; answers how many. */
  int refuse(Scope scope, ObjectId importId, Kind kind, Collection<ObjectId> gone, String reason) {
    return scope
        .update(
            """
            WITH gone AS (
              DELETE FROM task_import_rows
              WHERE import_id = :import AND organization_id = :organization
                AND %1$s = ANY(:gone::text[])
              RETURNING line, %1$s AS id)
            INSERT INTO task_import_bad_rows (organization_id, import_id, line, field, reason)
            SELECT :organization, :import, line, :field, replace(:reason, '{id}', id) FROM gone
            """
                .formatted(kind.column))
        .bind("import", importId)
        .bind("gone", Columns.idArray(gone))
        .bind("field", kind.field)
        .bind("reason", reason)
        .execute();
  }

  /** Rows whose external key an earlier row of the project has are bad; answers how many. */
  int refuseTwins(Scope scope, ObjectId importId) {
    return scope
        .update(
            """
            WITH twins AS MATERIALIZED (
              SELECT project_id, external_key, min(line) AS first FROM task_import_rows
              WHERE import_id = :import AND organization_id = :organization
                AND external_key IS NOT NULL
              GROUP BY project_id, external_key HAVING count(*) > 1),
            gone AS (
              DELETE FROM task_import_rows AS later USING twins
              WHERE later.import_id = :import AND later.project_id = twins.project_id
                AND later.external_key = twins.external_key AND later.line > twins.first
              RETURNING later.line, later.external_key, twins.first)
            INSERT INTO task_import_bad_rows (organization_id, import_id, line, field, reason)
            SELECT :organization, :import, line, 'externalKey',
              '“' || external_key || '” stands in line ' || first || ', too.'
            FROM gone
            """)
        .bind("import", importId)
        .execute();
  }

  /** How many rows have a task already. */
  long known(Scope scope, ObjectId importId) {
    return scope
        .query(
            """
            SELECT count(*) FROM task_import_rows AS staged
            JOIN tasks ON tasks.project_id = staged.project_id
              AND tasks.external_key = staged.external_key AND tasks.deleted IS NULL
            WHERE staged.import_id = :import AND staged.organization_id = :organization
            """)
        .bind("import", importId)
        .mapTo(long.class)
        .one();
  }

  void insertDomains(Scope scope, ObjectId importId) {
    scope
        .update(
            """
            INSERT INTO experience_domains (organization_id, domain)
            SELECT DISTINCT :organization, domain FROM pools
            WHERE id IN (SELECT DISTINCT pool_id FROM task_import_rows WHERE import_id = :import)
            ORDER BY domain
            ON CONFLICT DO NOTHING
            """)
        .bind("import", importId)
        .execute();
  }

  /**
   * Makes the tasks whose external keys are new, and an event for each; answers how many. One
   * statement, so that the counts of pools, which claims change too, are locked at its end only.
   */
  long insertTasks(Scope scope, ObjectId importId, ObjectId actor, Instant now) {
    return scope
        .update(
            """
            WITH made AS (
              INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id,
                script_id, pool_id, spread, total, pending, bounding_box, edit_position,
                edit_rotation, creation_info, description, base_content_id, created, import_id,
                external_key)
              SELECT id, :organization, project_id, task_type_id, dataset_id, script_id, pool_id,
                spread, pending, pending, bounding_box, edit_position, edit_rotation,
                creation_info, description, base_content_id, :now, :import, external_key
              FROM task_import_rows
              WHERE import_id = :import AND organization_id = :organization
              ORDER BY line
              ON CONFLICT (project_id, external_key)
                WHERE external_key IS NOT NULL AND deleted IS NULL DO NOTHING
              RETURNING id, project_id, task_type_id, dataset_id, pending)
            INSERT INTO events (organization_id, happened, actor_id, kind, subject_id, after)
            SELECT :organization, :now, :actor, 'task.created', id,
              jsonb_build_object('project', project_id, 'taskType', task_type_id,
                'dataset', dataset_id, 'pending', pending)
            FROM made
            """)
        .bind("import", importId)
        .bind("actor", actor)
        .bind("now", Columns.moment(now))
        .execute();
  }
}
