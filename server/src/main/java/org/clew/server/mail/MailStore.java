package org.clew.server.mail;

import java.time.Instant;
import java.util.Optional;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;

/** Mails that wait. */
final class MailStore {

  /**
   * A mail to be sent now.
   *
   * @param tries how often that was tried before
   */
  record Due(long id, Mail mail, int tries, Instant created) {}

  void insert(Scope scope, Mail mail, Instant now) {
    scope
        .update(
            """
            INSERT INTO mails (organization_id, recipient, subject, body, created, next_try)
            VALUES (:organization, :recipient, :subject, :body, :now, :now)
            """)
        .bind("recipient", mail.recipient())
        .bind("subject", mail.subject())
        .bind("body", mail.text())
        .bind("now", Columns.moment(now))
        .execute();
  }

  /** Takes the mail that has waited longest; until the given moment nobody else will. */
  Optional<Due> take(Unscoped all, Instant now, Instant until) {
    return all.query(
            """
            UPDATE mails SET tries = tries + 1, next_try = :until
            WHERE id = (
              SELECT id FROM mails WHERE next_try <= :now
              ORDER BY next_try LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, recipient, subject, body, tries - 1 AS before, created
            """)
        .bind("now", Columns.moment(now))
        .bind("until", Columns.moment(until))
        .map((row, context) ->
            new Due(
                row.getLong("id"),
                new Mail(
                    row.getString("recipient"), row.getString("subject"), row.getString("body")),
                row.getInt("before"),
                Columns.instant(row, "created")))
        .findOne();
  }

  void postpone(Unscoped all, long id, Instant until, String reason) {
    all.update("UPDATE mails SET next_try = :until, failure = :reason WHERE id = :id")
        .bind("id", id)
        .bind("until", Columns.moment(until))
        .bind("reason", reason)
        .execute();
  }

  void delete(Unscoped all, long id) {
    all.update("DELETE FROM mails WHERE id = :id").bind("id", id).execute();
  }
}
