package org.clew.server.founding;

import java.time.Instant;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Unscoped;

/** Organizations. */
final class OrganizationStore {

  /** Lets only one server found at a time, until the transaction ends. */
  void lock(Unscoped all) {
    all.query("SELECT pg_advisory_xact_lock(hashtext('clew.founding')) IS NULL")
        .mapTo(boolean.class)
        .one();
  }

  boolean isThereAny(Unscoped all) {
    return all.query("SELECT EXISTS (SELECT FROM organizations)").mapTo(boolean.class).one();
  }

  boolean isThere(Unscoped all, String id) {
    return all.query("SELECT EXISTS (SELECT FROM organizations WHERE id = :id)")
        .bind("id", id)
        .mapTo(boolean.class)
        .one();
  }

  void insert(Unscoped all, String id, String name, ObjectId rootFolder, Instant now) {
    all.update(
            """
            INSERT INTO organizations (id, name, root_folder_id, created)
            VALUES (:id, :name, :folder, :now)
            """)
        .bind("id", id)
        .bind("name", name)
        .bind("folder", rootFolder)
        .bind("now", Columns.moment(now))
        .execute();
  }
}
