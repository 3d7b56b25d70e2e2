package org.clew.server.auth;

import java.time.Instant;
import org.clew.server.db.Columns;
import org.clew.server.db.Unscoped;

/** Passwords tried lately. */
final class AttemptStore {

  /** For what, or from where. */
  enum Kind {
    ACCOUNT("account"),
    ADDRESS("address");

    private final String column;

    Kind(String column) {
      this.column = column;
    }
  }

  /** How many, and when the first of them was. */
  record Attempts(int count, Instant began) {}

  /** Counts one more; those that began at some moment or earlier are forgotten. */
  Attempts add(Unscoped all, Kind kind, String subject, Instant now, Instant forgotten) {
    return all.query(
            """
            INSERT INTO password_attempts AS known (kind, hash, began, attempts)
            VALUES (:kind, :hash, :now, 1)
            ON CONFLICT (kind, hash) DO UPDATE SET
              attempts = CASE WHEN known.began <= :forgotten THEN 1 ELSE known.attempts + 1 END,
              began = CASE WHEN known.began <= :forgotten THEN EXCLUDED.began ELSE known.began END
            RETURNING attempts, began
            """)
        .bind("kind", kind.column)
        .bind("hash", Secrets.hash(subject))
        .bind("now", Columns.moment(now))
        .bind("forgotten", Columns.moment(forgotten))
        .map((row, context) ->
            new Attempts(row.getInt("attempts"), row.getTimestamp("began").toInstant()))
        .one();
  }

  void forget(Unscoped all, Kind kind, String subject) {
    all.update("DELETE FROM password_attempts WHERE kind = :kind AND hash = :hash")
        .bind("kind", kind.column)
        .bind("hash", Secrets.hash(subject))
        .execute();
  }

  /** Takes one off again that turned out to be right. */
  void takeOff(Unscoped all, Kind kind, String subject) {
    all.update(
            """
            UPDATE password_attempts SET attempts = attempts - 1
            WHERE kind = :kind AND hash = :hash AND attempts > 0
            """)
        .bind("kind", kind.column)
        .bind("hash", Secrets.hash(subject))
        .execute();
  }

  /** Deletes what began before a moment; answers how much. */
  int deleteBefore(Unscoped all, Instant moment) {
    return all.update("DELETE FROM password_attempts WHERE began < :moment")
        .bind("moment", Columns.moment(moment))
        .execute();
  }
}
