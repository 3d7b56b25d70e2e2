package org.clew.server.auth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Tokens and the accounts behind them. */
final class TokenStore {
  /**
   * Who tries to sign in.
   *
   * @param isActive whether they may
   */
  record Account(
      ObjectId user, String organization, @Nullable String passwordHash, boolean isActive) {}

  Optional<CurrentUser> owner(Unscoped all, byte[] hash, List<TokenKind> kinds, Instant now) {
    return all.query(
            """
            SELECT %s
            FROM tokens
            JOIN users ON users.id = tokens.user_id AND users.is_active
            JOIN accounts ON accounts.id = users.account_id
            WHERE tokens.hash = :hash
              AND tokens.kind = ANY(:kinds)
              AND (tokens.expires IS NULL OR tokens.expires > :now)
            """
                .formatted(CurrentUserStore.COLUMNS))
        .bind("hash", hash)
        .bind("kinds", kinds.stream().map(TokenKind::column).toArray(String[]::new))
        .bind("now", Columns.moment(now))
        .map((row, context) -> CurrentUserStore.read(row))
        .findOne();
  }

  /** The account of an address; of several memberships the one last used. */
  Optional<Account> account(Unscoped all, String email) {
    return all.query(
            """
            SELECT users.id, users.organization_id, accounts.password_hash, users.is_active
            FROM accounts
            JOIN users ON users.account_id = accounts.id
            WHERE accounts.email = :email
            ORDER BY users.is_active DESC, users.last_activity DESC, users.id
            LIMIT 1
            """)
        .bind("email", email)
        .map((row, context) ->
            new Account(
                Columns.id(row, "id"),
                row.getString("organization_id"),
                row.getString("password_hash"),
                row.getBoolean("is_active")))
        .findOne();
  }

  void insert(
      Scope scope,
      byte[] hash,
      ObjectId user,
      TokenKind kind,
      Instant now,
      @Nullable Instant expires) {
    scope
        .update(
            """
            INSERT INTO tokens (hash, organization_id, user_id, kind, created, expires)
            VALUES (:hash, :organization, :user, :kind, :now, :expires)
            """)
        .bind("hash", hash)
        .bind("user", user)
        .bind("kind", kind.column())
        .bind("now", Columns.moment(now))
        .bind("expires", expires == null ? null : Columns.moment(expires))
        .execute();
  }

  void delete(Scope scope, byte[] hash) {
    scope
        .update("DELETE FROM tokens WHERE hash = :hash AND organization_id = :organization")
        .bind("hash", hash)
        .execute();
  }

  int deleteAll(Scope scope, ObjectId user, TokenKind kind) {
    return scope
        .update(
            """
            DELETE FROM tokens
            WHERE user_id = :user AND kind = :kind AND organization_id = :organization
            """)
        .bind("user", user)
        .bind("kind", kind.column())
        .execute();
  }
}
