package org.clew.server.imports;

import java.time.Instant;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;

/** What is left of imports that are over or that nobody goes on with. */
final class ImportLeftoverStore {
  /** An import whose rows should go. */
  record Leftover(String organization, ObjectId id) {}

  /** Takes the rows away that were staged. */
  void deleteRows(Scope scope, ObjectId id) {
    scope
        .update(
            """
            WITH gone AS (
              DELETE FROM task_import_rows
              WHERE import_id = :id AND organization_id = :organization)
            UPDATE task_imports SET has_rows = false
            WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .execute();
  }

  void deleteBadRows(Scope scope, ObjectId id) {
    scope
        .update(
            """
            WITH gone AS (
              DELETE FROM task_import_bad_rows
              WHERE import_id = :id AND organization_id = :organization)
            UPDATE task_imports SET has_bad_rows = false
            WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .execute();
  }

  /** Gives up what nobody went on with. */
  int abandon(Unscoped database, Instant before) {
    return database
        .update(
            """
            UPDATE task_imports SET state = 'abandoned', run = run + 1
            WHERE (has_rows OR has_bad_rows) AND touched < :before
              AND state IN ('reading', 'creating', 'interrupted')
            """)
        .bind("before", Columns.moment(before))
        .execute();
  }

  /** Those that are over, of which rows are left. */
  List<Leftover> leftovers(Unscoped database, Instant rowsBefore, Instant badRowsBefore) {
    return database
        .query(
            """
            SELECT organization_id, id FROM task_imports
            WHERE (has_rows OR has_bad_rows)
              AND state NOT IN ('reading', 'creating', 'interrupted')
              AND (has_rows AND touched < :rowsBefore OR touched < :badRowsBefore)
            """)
        .bind("rowsBefore", Columns.moment(rowsBefore))
        .bind("badRowsBefore", Columns.moment(badRowsBefore))
        .map(
            (row, context) -> new Leftover(row.getString("organization_id"), Columns.id(row, "id")))
        .list();
  }
}
