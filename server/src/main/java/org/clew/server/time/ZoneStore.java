package org.clew.server.time;

import org.clew.server.db.Scope;

/** The time zone of the organization. */
final class ZoneStore {
  String get(Scope scope) {
    return scope
        .query("SELECT time_zone FROM organizations WHERE id = :organization")
        .mapTo(String.class)
        .one();
  }

  /** The same, locked for a change. */
  String lock(Scope scope) {
    return scope
        .query("SELECT time_zone FROM organizations WHERE id = :organization FOR NO KEY UPDATE")
        .mapTo(String.class)
        .one();
  }

  /** False if there is no such zone: the database must know it, as it finds the months. */
  boolean set(Scope scope, String zone) {
    return scope
            .update(
                """
                UPDATE organizations SET time_zone = :zone
                WHERE id = :organization
                  AND EXISTS (SELECT FROM pg_timezone_names WHERE name = :zone)
                """)
            .bind("zone", zone)
            .execute()
        == 1;
  }
}
