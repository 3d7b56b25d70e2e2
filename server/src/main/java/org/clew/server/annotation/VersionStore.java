package org.clew.server.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/** Every content that annotations ever had. */
final class VersionStore {

  /** How a version came about. */
  enum Kind {
    SUBMITTED,
    RESTORED,
    RESET,
    UPLOADED,
    DUPLICATED,
    MERGED;

    /** As it is stored and shown. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A version to be.
   *
   * @param content what it holds; null for what the task starts from
   * @param kind how it came about
   * @param restored the version that it brings back, or null
   */
  record NewVersion(@Nullable ObjectId content, Kind kind, @Nullable Integer restored) {
    static NewVersion of(Kind kind, @Nullable ObjectId content) {
      return new NewVersion(content, kind, null);
    }
  }

  /** A version as stored. */
  record VersionRow(
      int version,
      @Nullable ObjectId content,
      Kind kind,
      @Nullable Integer restored,
      ObjectId author,
      long created,
      int trees,
      int nodes) {}

  /** Makes a version the current one; the annotation is locked. Answers its number. */
  int add(Scope scope, ObjectId annotation, NewVersion version, ObjectId author, Instant now) {
    return scope
        .query(
            """
            WITH changed AS (
              UPDATE annotations SET version = version + 1, content_id = :content, modified = :now,
                layers = coalesce((SELECT layers FROM contents WHERE contents.id = :content), layers)
              WHERE id = :annotation AND organization_id = :organization AND deleted IS NULL
              RETURNING id, version)
            INSERT INTO annotation_versions (annotation_id, version, organization_id, content_id,
              kind, restored_version, author_id, created)
            SELECT id, version, :organization, :content, :kind, :restored, :author, :now
            FROM changed
            RETURNING version
            """)
        .bind("annotation", annotation)
        .bind("content", version.content())
        .bind("kind", version.kind().toString())
        .bind("restored", version.restored())
        .bind("author", author)
        .bind("now", Columns.moment(now))
        .mapTo(int.class)
        .one();
  }

  /** Newest first. */
  List<VersionRow> list(Scope scope, ObjectId annotation) {
    return scope
        .query(
            """
            SELECT annotation_versions.*, coalesce(trees, 0) AS trees, coalesce(nodes, 0) AS nodes
            FROM annotation_versions
            LEFT JOIN contents ON contents.id = annotation_versions.content_id
            WHERE annotation_id = :annotation AND annotation_versions.organization_id = :organization
            ORDER BY version DESC
            """)
        .bind("annotation", annotation)
        .map((row, context) -> read(row))
        .list();
  }

  Optional<VersionRow> byNumber(Scope scope, ObjectId annotation, int version) {
    return scope
        .query(
            """
            SELECT annotation_versions.*, coalesce(trees, 0) AS trees, coalesce(nodes, 0) AS nodes
            FROM annotation_versions
            LEFT JOIN contents ON contents.id = annotation_versions.content_id
            WHERE annotation_id = :annotation AND version = :version
              AND annotation_versions.organization_id = :organization
            """)
        .bind("annotation", annotation)
        .bind("version", version)
        .map((row, context) -> read(row))
        .findOne();
  }

  private static VersionRow read(ResultSet row) throws SQLException {
    return new VersionRow(
        row.getInt("version"),
        Columns.optionalId(row, "content_id"),
        Columns.enumOf(row, "kind", Kind.values()),
        row.getObject("restored_version", Integer.class),
        Columns.id(row, "author_id"),
        Columns.millis(row, "created"),
        row.getInt("trees"),
        row.getInt("nodes"));
  }
}
