package org.clew.server.auth;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;

/** Passwords, and the tokens that set them once. */
final class PasswordStore {

  Optional<String> hash(Scope scope, ObjectId user) {
    return scope
        .query(
            """
            SELECT accounts.password_hash
            FROM users JOIN accounts ON accounts.id = users.account_id
            WHERE users.id = :user AND users.organization_id = :organization
            """)
        .bind("user", user)
        .mapTo(String.class)
        .findOne();
  }

  void set(Scope scope, ObjectId user, String hash) {
    scope
        .update(
            """
            UPDATE accounts SET password_hash = :hash
            FROM users
            WHERE users.account_id = accounts.id AND users.id = :user
              AND users.organization_id = :organization
            """)
        .bind("user", user)
        .bind("hash", hash)
        .execute();
  }

  String email(Scope scope, ObjectId user) {
    return scope
        .query(
            """
            SELECT accounts.email
            FROM users JOIN accounts ON accounts.id = users.account_id
            WHERE users.id = :user AND users.organization_id = :organization
            """)
        .bind("user", user)
        .mapTo(String.class)
        .one();
  }

  /** Whether the user is there, and belongs to this organization alone. */
  Optional<Boolean> isOnlyHere(Scope scope, ObjectId user) {
    return scope
        .query(
            """
            SELECT NOT EXISTS (
              SELECT FROM users AS elsewhere
              WHERE elsewhere.account_id = users.account_id
                AND elsewhere.organization_id <> :organization)
            FROM users
            WHERE users.id = :user AND users.organization_id = :organization
            """)
        .bind("user", user)
        .mapTo(Boolean.class)
        .findOne();
  }

  /** Keeps new tokens, one for each user; those that they had are good no more. */
  void insertResets(
      Scope scope, Map<ObjectId, byte[]> hashes, ObjectId issuer, Instant now, Instant expires) {
    Map<String, String> byUser =
        hashes.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().value(),
                    entry -> HexFormat.of().formatHex(entry.getValue())));
    scope
        .update(
            """
            WITH older AS (
              UPDATE password_resets SET used = :now
              WHERE organization_id = :organization AND used IS NULL
                AND user_id IN (SELECT jsonb_object_keys(:hashes::jsonb)))
            INSERT INTO password_resets
              (hash, organization_id, user_id, issuer_id, created, expires)
            SELECT decode(value, 'hex'), :organization, key, :issuer, :now, :expires
            FROM jsonb_each_text(:hashes::jsonb)
            """)
        .bind("hashes", Columns.jsonText(byUser))
        .bind("issuer", issuer)
        .bind("now", Columns.moment(now))
        .bind("expires", Columns.moment(expires))
        .execute();
  }

  Optional<String> organizationOfReset(Unscoped all, byte[] hash) {
    return all.query("SELECT organization_id FROM password_resets WHERE hash = :hash")
        .bind("hash", hash)
        .mapTo(String.class)
        .findOne();
  }

  /** Whose password a token can set: the address. */
  Optional<String> emailOfReset(Unscoped all, byte[] hash, Instant now) {
    return all.query(
            """
            SELECT accounts.email
            FROM password_resets
            JOIN users ON users.id = password_resets.user_id AND users.is_active
            JOIN accounts ON accounts.id = users.account_id
            WHERE password_resets.hash = :hash AND password_resets.used IS NULL
              AND password_resets.expires > :now
            """)
        .bind("hash", hash)
        .bind("now", Columns.moment(now))
        .mapTo(String.class)
        .findOne();
  }

  /** Uses a token up; empty if it is not good, or someone else was faster. */
  Optional<ObjectId> useReset(Scope scope, byte[] hash, Instant now) {
    return scope
        .query(
            """
            UPDATE password_resets SET used = :now
            FROM users
            WHERE hash = :hash AND password_resets.organization_id = :organization
              AND used IS NULL AND expires > :now
              AND users.id = password_resets.user_id AND users.is_active
            RETURNING user_id
            """)
        .bind("hash", hash)
        .bind("now", Columns.moment(now))
        .map((row, context) -> Columns.id(row, "user_id"))
        .findOne();
  }

  /** Ends the sessions of a user but one. */
  void endSessions(Scope scope, ObjectId user, byte[] butThat) {
    scope
        .update(
            """
            DELETE FROM tokens
            WHERE user_id = :user AND organization_id = :organization AND kind = 'session'
              AND hash <> :butThat
            """)
        .bind("user", user)
        .bind("butThat", butThat)
        .execute();
  }
}
