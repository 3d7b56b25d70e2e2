package org.clew.server.task;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;

/** Requests that were answered under a key. */
final class RequestKeyStore {
  /** What was asked for, and what was answered. */
  record Answered(String request, InputStream answer) {}

  /** Keeps others out until the transaction ends; false if someone else has it. */
  boolean lock(Scope scope, ObjectId user, String key) {
    return scope
        .query(
            """
            SELECT pg_try_advisory_xact_lock(
              hashtextextended(:organization || ' ' || :user || ' ' || :key, 0))
            """)
        .bind("user", user)
        .bind("key", key)
        .mapTo(boolean.class)
        .one();
  }

  Optional<Answered> find(Scope scope, ObjectId user, String key) {
    return scope
        .query(
            """
            SELECT request, answer FROM request_keys
            WHERE organization_id = :organization AND user_id = :user AND key = :key
            """)
        .bind("user", user)
        .bind("key", key)
        .map((row, context) ->
            new Answered(
                row.getString("request"), new ByteArrayInputStream(row.getBytes("answer"))))
        .findOne();
  }

  void insert(Scope scope, ObjectId user, RequestKey key, byte[] answer, Instant now) {
    scope
        .update(
            """
            INSERT INTO request_keys (organization_id, user_id, key, request, answer, created)
            VALUES (:organization, :user, :key, :request, :answer, :now)
            """)
        .bind("user", user)
        .bind("key", key.key())
        .bind("request", key.request())
        .bind("answer", answer)
        .bind("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .execute();
  }

  int deleteBefore(Unscoped database, Instant old) {
    return database
        .update("DELETE FROM request_keys WHERE created < :old")
        .bind("old", OffsetDateTime.ofInstant(old, ZoneOffset.UTC))
        .execute();
  }
}
