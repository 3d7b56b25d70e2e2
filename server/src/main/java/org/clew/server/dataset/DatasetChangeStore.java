package org.clew.server.dataset;

import java.time.Instant;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** Datasets, changed and taken away. */
final class DatasetChangeStore {

  /**
   * What keeps a dataset from being deleted.
   *
   * @param tasks that are not deleted
   * @param annotations that are neither deleted nor cancelled
   */
  record Uses(long tasks, long annotations) {}

  /** Until the transaction ends nobody else changes it, or makes tasks on it. */
  boolean lock(Scope scope, ObjectId id) {
    return scope
        .query(
            """
            SELECT id FROM datasets
            WHERE id = :id AND organization_id = :organization AND deleted IS NULL
            FOR UPDATE
            """)
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  void update(Scope scope, ObjectId id, DatasetDetails details) {
    scope
        .update(
            """
            UPDATE datasets
            SET name = :name, description = :description, tags = :tags, is_public = :isPublic,
              metadata = :metadata::jsonb
            WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .bind("name", details.name())
        .bind("description", details.description())
        .bind("tags", details.tags().toArray(String[]::new))
        .bind("isPublic", details.isPublic())
        .bind("metadata", Columns.jsonText(details.metadata()))
        .execute();
  }

  void forbidAll(Scope scope, ObjectId id) {
    scope
        .update(
            """
            DELETE FROM dataset_teams
            WHERE dataset_id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .execute();
  }

  /** The tasks are those that the pools count; the annotations are read through, as it is rare. */
  Uses uses(Scope scope, ObjectId id) {
    return scope
        .query(
            """
            SELECT
              (SELECT coalesce(sum(pool_counts.tasks), 0)
               FROM pools JOIN pool_counts ON pool_counts.pool_id = pools.id
               WHERE pools.dataset_id = :id AND pools.organization_id = :organization) AS tasks,
              (SELECT count(*) FROM annotations
               WHERE dataset_id = :id AND organization_id = :organization
                 AND deleted IS NULL AND state <> 'Cancelled') AS annotations
            """)
        .bind("id", id)
        .map((row, context) -> new Uses(row.getLong("tasks"), row.getLong("annotations")))
        .one();
  }

  void delete(Scope scope, ObjectId id, Instant now) {
    scope
        .update(
            "UPDATE datasets SET deleted = :now WHERE id = :id AND organization_id = :organization")
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .execute();
  }
}
