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
import org.clew.server.http.Page;
import org.jspecify.annotations.Nullable;

/** Imports as they are told, without their rows. */
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
            Columns.texts(row, "warnings"),
            Columns.millis(row, "started"),
            Columns.millis(row, "touched"),
            finished == null ? null : finished.toEpochMilli(),
            undone == null ? null : undone.toEpochMilli()));
  }
}
