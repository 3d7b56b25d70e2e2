package org.clew.server.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.storage.Blob;
import tools.jackson.core.type.TypeReference;

/** Contents and the files they name. */
final class ContentStore {
  private static final TypeReference<List<ContentLayer>> LAYERS = new TypeReference<>() {};
  private static final TypeReference<List<File>> FILES = new TypeReference<>() {};

  private record File(String location, String hash, long bytes) {}

  void insert(Scope scope, Collection<ContentRow> contents, Instant now) {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Map<String, Object>> files = new ArrayList<>();
    for (ContentRow content : contents) {
      rows.add(
          Map.of(
              "id", content.id(),
              "nmlHash", content.nml().hash(),
              "skeletonFrom", content.skeletonFrom(),
              "skeletonBytes", content.skeletonBytes(),
              "trees", content.trees(),
              "nodes", content.nodes(),
              "layers", content.layers()));
      content
          .files()
          .forEach((location, blob) ->
              files.add(
                  Map.of("content", content.id(), "location", location, "hash", blob.hash())));
    }
    insertRows(scope, rows, now);
    if (!files.isEmpty()) {
      insertFiles(scope, files);
    }
  }

  private static void insertRows(Scope scope, List<Map<String, Object>> rows, Instant now) {
    scope
        .update(
            """
            INSERT INTO contents (id, organization_id, nml_hash, skeleton_from, skeleton_bytes,
              trees, nodes, layers, created)
            SELECT id, :organization, "nmlHash", "skeletonFrom", "skeletonBytes", trees, nodes,
              layers, :now
            FROM jsonb_to_recordset(:rows::jsonb) AS content (
              id text, "nmlHash" text, "skeletonFrom" bigint, "skeletonBytes" bigint,
              trees integer, nodes integer, layers jsonb)
            """)
        .bind("rows", Columns.jsonText(rows))
        .bind("now", Columns.moment(now))
        .execute();
  }

  private static void insertFiles(Scope scope, List<Map<String, Object>> files) {
    scope
        .update(
            """
            INSERT INTO content_files (content_id, location, organization_id, hash)
            SELECT content, location, :organization, hash
            FROM jsonb_to_recordset(:files::jsonb) AS file (content text, location text, hash text)
            """)
        .bind("files", Columns.jsonText(files))
        .execute();
  }

  Optional<ContentRow> byId(Scope scope, ObjectId id) {
    return Optional.ofNullable(byIds(scope, List.of(id)).get(id));
  }

  /** In one statement, however many. */
  Map<ObjectId, ContentRow> byIds(Scope scope, Collection<ObjectId> ids) {
    Map<ObjectId, ContentRow> found = new HashMap<>();
    scope
        .query(
            """
            SELECT contents.*, blobs.bytes AS nml_bytes, coalesce(files.list, '[]') AS files
            FROM contents
            JOIN blobs ON blobs.organization_id = contents.organization_id
              AND blobs.hash = contents.nml_hash
            LEFT JOIN LATERAL (
              SELECT jsonb_agg(jsonb_build_object(
                'location', content_files.location, 'hash', file.hash, 'bytes', file.bytes)) AS list
              FROM content_files
              JOIN blobs AS file ON file.organization_id = content_files.organization_id
                AND file.hash = content_files.hash
              WHERE content_files.content_id = contents.id) AS files ON true
            WHERE contents.id = ANY(:ids::text[]) AND contents.organization_id = :organization
            """)
        .bind("ids", Columns.idArray(ids))
        .map((row, context) -> read(row))
        .forEach(content -> found.put(content.id(), content));
    return found;
  }

  private static ContentRow read(ResultSet row) throws SQLException {
    Map<String, Blob> files = new HashMap<>();
    for (File file : Columns.json(row, "files", FILES)) {
      files.put(file.location(), new Blob(file.hash(), file.bytes()));
    }
    return new ContentRow(
        Columns.id(row, "id"),
        new Blob(row.getString("nml_hash"), row.getLong("nml_bytes")),
        row.getLong("skeleton_from"),
        row.getLong("skeleton_bytes"),
        row.getInt("trees"),
        row.getInt("nodes"),
        Columns.json(row, "layers", LAYERS),
        files);
  }
}
