package org.clew.server.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;
import org.clew.server.http.Page;
import org.jspecify.annotations.Nullable;

/** Imports, without their rows. */
final class ImportStore {
  private static final String SELECT =
      """
      SELECT task_imports.*, users.first_name || ' ' || users.last_name AS user_name
      FROM task_imports JOIN users ON users.id = task_imports.user_id
      WHERE task_imports.organization_id = :organization
      """;

  /** False if the user has one of that key. */
  boolean insert(Scope scope, ObjectId id, ObjectId user, ImportOptions options, Instant now) {
    return scope
            .update(
                """
                INSERT INTO task_imports (id, organization_id, user_id, key, file_name, form,
                  is_dry_run, skips_bad_rows, state, started, touched, has_rows, has_bad_rows)
                VALUES (:id, :organization, :user, :key, :fileName, :form,
                  :dryRun, :skips, 'reading', :now, :now, true, true)
                ON CONFLICT (organization_id, user_id, key) WHERE key IS NOT NULL DO NOTHING
                """)
            .bind("id", id)
            .bind("user", user)
            .bind("key", options.key())
            .bind("fileName", options.fileName())
            .bind("form", options.isCsv() ? "csv" : "ndjson")
            .bind("dryRun", options.isDryRun())
            .bind("skips", options.skipsBadRows())
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  Optional<KnownImport> lockByKey(Scope scope, ObjectId user, String key) {
    return scope
        .query(
            SELECT
                + " AND task_imports.user_id = :user AND task_imports.key = :key"
                + " FOR NO KEY UPDATE OF task_imports")
        .bind("user", user)
        .bind("key", key)
        .map((row, context) -> read(row))
        .findOne();
  }

  Optional<KnownImport> byId(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND task_imports.id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  Optional<KnownImport> lock(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND task_imports.id = :id FOR NO KEY UPDATE OF task_imports")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Those of a user, or of everybody, oldest first. */
  List<KnownImport> list(Scope scope, @Nullable ObjectId user, @Nullable String key, Page page) {
    return scope
        .query(
            SELECT
                + """
                AND (:user::text IS NULL OR task_imports.user_id = :user)
                AND (:key::text IS NULL OR task_imports.key = :key)
                AND (:after::text IS NULL OR task_imports.id > :after)
                ORDER BY task_imports.id LIMIT :limit OFFSET :offset
                """)
        .bind("user", user == null ? null : user.value())
        .bind("key", key)
        .bind("after", page.afterText())
        .bind("limit", page.limitAndOne())
        .bind("offset", page.offset())
        .map((row, context) -> read(row))
        .list();
  }

  long count(Scope scope, @Nullable ObjectId user, @Nullable String key) {
    return scope
        .query(
            """
            SELECT count(*) FROM task_imports
            WHERE organization_id = :organization AND (:user::text IS NULL OR user_id = :user)
              AND (:key::text IS NULL OR key = :key)
            """)
        .bind("user", user == null ? null : user.value())
        .bind("key", key)
        .mapTo(long.class)
        .one();
  }

  /** Another request goes on with it; answers its number. */
  int takeOver(Scope scope, ObjectId id, Instant now) {
    return scope
        .query(
            """
            UPDATE task_imports SET run = run + 1, state = 'reading', touched = :now
            WHERE id = :id AND organization_id = :organization
            RETURNING run
            """)
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .mapTo(int.class)
        .one();
  }

  /** The same from the beginning. */
  int startAgain(Scope scope, ObjectId id, Instant now) {
    return scope
        .query(
            """
            UPDATE task_imports SET run = run + 1, state = 'reading', bytes = 0, hash = NULL,
              rows = 0, good = 0, bad = 0, created = 0, known = 0, problem = NULL, started = :now,
              touched = :now, finished = NULL, has_rows = true, has_bad_rows = true
            WHERE id = :id AND organization_id = :organization
            RETURNING run
            """)
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .mapTo(int.class)
        .one();
  }

  /** False if another request has taken over. */
  boolean progress(
      Scope scope, ObjectId id, int run, long bytes, String hash, int good, int bad, Instant now) {
    return scope
            .update(
                """
                UPDATE task_imports SET bytes = :bytes, hash = :hash, rows = rows + :good + :bad,
                  good = good + :good, bad = bad + :bad, touched = :now
                WHERE id = :id AND organization_id = :organization AND run = :run
                  AND state = 'reading'
                """)
            .bind("id", id)
            .bind("run", run)
            .bind("bytes", bytes)
            .bind("hash", hash)
            .bind("good", good)
            .bind("bad", bad)
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  /** A sign of life. */
  int touch(Scope scope, ObjectId id, int run, Instant now) {
    return scope
        .update(
            """
            UPDATE task_imports SET touched = :now
            WHERE id = :id AND organization_id = :organization AND run = :run
              AND state IN ('reading', 'creating')
            """)
        .bind("id", id)
        .bind("run", run)
        .bind("now", Columns.moment(now))
        .execute();
  }

  /** False if another request has taken over. */
  boolean move(
      Scope scope, ObjectId id, int run, TaskImportState from, TaskImportState to, Instant now) {
    return scope
            .update(
                """
                UPDATE task_imports SET state = :to, touched = :now
                WHERE id = :id AND organization_id = :organization AND run = :run
                  AND state = :from
                """)
            .bind("id", id)
            .bind("run", run)
            .bind("from", from.toString())
            .bind("to", to.toString())
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  /** The request that worked on it could not end it. */
  int interrupt(Scope scope, ObjectId id, int run, Instant now) {
    return scope
        .update(
            """
            UPDATE task_imports SET state = 'interrupted', touched = :now
            WHERE id = :id AND organization_id = :organization AND run = :run
              AND state IN ('reading', 'creating')
            """)
        .bind("id", id)
        .bind("run", run)
        .bind("now", Columns.moment(now))
        .execute();
  }

  /** How an import ended. */
  record End(
      TaskImportState state, long moreBad, long created, long known, @Nullable String problem) {}

  /** False if another request has taken over. */
  boolean end(Scope scope, ObjectId id, int run, End end, Instant now) {
    return scope
            .update(
                """
                UPDATE task_imports SET state = :state, good = good - :moreBad,
                  bad = bad + :moreBad, created = :created, known = :known, problem = :problem,
                  touched = :now, finished = :now
                WHERE id = :id AND organization_id = :organization AND run = :run
                  AND state IN ('reading', 'creating')
                """)
            .bind("id", id)
            .bind("run", run)
            .bind("state", end.state().toString())
            .bind("moreBad", end.moreBad())
            .bind("created", end.created())
            .bind("known", end.known())
            .bind("problem", end.problem())
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  void undo(Scope scope, ObjectId id, Instant now) {
    scope
        .update(
            """
            UPDATE task_imports SET state = 'undone', undone = :now
            WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .execute();
  }

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

  /** An import whose rows should go. */
  record Leftover(String organization, ObjectId id) {}

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

  private static KnownImport read(ResultSet row) throws SQLException {
    Instant finished = Columns.optionalInstant(row, "finished");
    Instant undone = Columns.optionalInstant(row, "undone");
    return new KnownImport(
        row.getInt("run"),
        row.getString("hash"),
        row.getString("form").equals("csv"),
        row.getString("key"),
        new WireTaskImport(
            Columns.id(row, "id"),
            Columns.enumOf(row, "state", TaskImportState.values()),
            row.getBoolean("is_dry_run"),
            row.getBoolean("skips_bad_rows") ? "skip" : "abort",
            row.getString("file_name"),
            Columns.id(row, "user_id"),
            row.getString("user_name"),
            row.getLong("bytes"),
            row.getLong("rows"),
            row.getLong("good"),
            row.getLong("bad"),
            row.getLong("created"),
            row.getLong("known"),
            List.of(),
            row.getString("problem"),
            Columns.millis(row, "started"),
            Columns.millis(row, "touched"),
            finished == null ? null : finished.toEpochMilli(),
            undone == null ? null : undone.toEpochMilli()));
  }
}
