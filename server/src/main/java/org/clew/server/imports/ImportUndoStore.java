package org.clew.server.imports;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** The tasks of an import, to be taken back. */
final class ImportUndoStore {
  /** The projects of the tasks of an import. */
  List<ObjectId> projects(Scope scope, ObjectId importId) {
    return scope
        .query(
            """
            SELECT DISTINCT project_id FROM tasks
            WHERE import_id = :import AND organization_id = :organization AND deleted IS NULL
            """)
        .bind("import", importId)
        .map((row, context) -> Columns.id(row, "project_id"))
        .list();
  }

  /** Locks the tasks of an import in the order of their ids; answers how many there are. */
  long lockTasks(Scope scope, ObjectId importId) {
    return scope
        .query(
            """
            WITH locked AS (
              SELECT id FROM tasks
              WHERE import_id = :import AND organization_id = :organization AND deleted IS NULL
              ORDER BY id
              FOR NO KEY UPDATE)
            SELECT count(*) FROM locked
            """)
        .bind("import", importId)
        .mapTo(long.class)
        .one();
  }

  /** How many tasks of an import someone ever took an instance of. */
  long started(Scope scope, ObjectId importId) {
    return scope
        .query(
            """
            SELECT count(*) FROM tasks
            WHERE import_id = :import AND organization_id = :organization AND deleted IS NULL
              AND (active + finished > 0 OR EXISTS (
                SELECT FROM annotations
                WHERE task_id = tasks.id AND state = 'Cancelled' AND annotations.deleted IS NULL))
            """)
        .bind("import", importId)
        .mapTo(long.class)
        .one();
  }
}
