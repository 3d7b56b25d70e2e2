package org.clew.server.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** Which blobs there are. */
final class BlobRowStore {

  /** Notes blobs, in the order in which everybody does, so that two who do never block. */
  void insert(Scope scope, Collection<Blob> blobs, Instant now) {
    scope
        .update(
            """
            INSERT INTO blobs (organization_id, hash, bytes, created)
            SELECT DISTINCT ON (hash) :organization, hash, bytes, :now::timestamptz
            FROM jsonb_to_recordset(:blobs::jsonb) AS blob (hash text, bytes bigint)
            ORDER BY hash
            ON CONFLICT DO NOTHING
            """)
        .bind("blobs", Columns.jsonText(List.copyOf(blobs)))
        .bind("now", Columns.moment(now))
        .execute();
  }

  /** Those of some names that nobody noted. */
  Set<String> unnoted(Scope scope, Collection<String> hashes) {
    return scope
        .query(
            """
            SELECT hash FROM unnest(:hashes::text[]) AS hash
            WHERE NOT EXISTS (
              SELECT FROM blobs
              WHERE blobs.organization_id = :organization AND blobs.hash = hash.hash)
            """)
        .bind("hashes", hashes.toArray(String[]::new))
        .mapTo(String.class)
        .set();
  }

  /**
   * Notes a blob that nobody noted, and so keeps everybody from noting it until the transaction
   * ends; false if it is noted already.
   */
  boolean reserve(Scope scope, String hash, Instant now) {
    return scope
            .update(
                """
                INSERT INTO blobs (organization_id, hash, bytes, created)
                VALUES (:organization, :hash, 0, :now)
                ON CONFLICT DO NOTHING
                """)
            .bind("hash", hash)
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  void delete(Scope scope, String hash) {
    scope
        .update("DELETE FROM blobs WHERE organization_id = :organization AND hash = :hash")
        .bind("hash", hash)
        .execute();
  }
}
