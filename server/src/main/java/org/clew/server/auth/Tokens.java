package org.clew.server.auth;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clew.model.ObjectId;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.Authenticator;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Door;
import org.jspecify.annotations.Nullable;

/** Signs in and out, and hands out tokens. */
public final class Tokens implements Authenticator {
  private static final int SHORTEST_SECRET = 16;
  private static final int LONGEST_SECRET = 1000;
  private static final Pattern ACCEPTABLE =
      Pattern.compile("[A-Za-z0-9._~+/=-]{%d,%d}".formatted(SHORTEST_SECRET, LONGEST_SECRET));

  private final Database database;
  private final Events events;
  private final Clock clock;
  private final PasswordCheck check;
  private final TokenStore store = new TokenStore();

  /** With the clock that tells which tokens are still good. */
  public Tokens(Database database, Events events, Clock clock, PasswordCheck check) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.check = check;
  }

  @Override
  public @Nullable CurrentUser authenticate(String secret, Door door) {
    if (secret.isEmpty() || secret.length() > LONGEST_SECRET) {
      return null;
    }
    List<TokenKind> kinds =
        switch (door) {
          case API -> List.of(TokenKind.AUTHENTICATION, TokenKind.SESSION);
          case PAGE -> List.of(TokenKind.SESSION);
          case VOXELS -> List.of(TokenKind.values());
        };
    byte[] hash = Secrets.hash(secret);
    return database
        .readAcrossOrganizations(all -> store.owner(all, hash, kinds, clock.instant()))
        .orElse(null);
  }

  /**
   * A session for someone who knows their password.
   *
   * @param from the address of the client
   */
  public String signIn(String address, String password, String from) {
    String email = address.strip().toLowerCase(Locale.ROOT);
    Optional<TokenStore.Account> account =
        database.readAcrossOrganizations(all -> store.account(all, email));
    String hash = account.map(TokenStore.Account::passwordHash).orElse(null);
    if (!check.passes(email, password, hash, from)) {
      throw PasswordCheck.wrong();
    }
    TokenStore.Account known = account.orElseThrow();
    if (!known.isActive()) {
      throw Failure.badRequest(
          "Your account has not been activated by an admin yet. Please contact your"
              + " organization’s admin for help.");
    }
    return database.write(
        known.organization(), scope -> issue(scope, known.user(), TokenKind.SESSION));
  }

  /** Ends one session. */
  public void signOut(CurrentUser user, String secret) {
    database.write(
        user.organization(),
        scope -> {
          store.delete(scope, Secrets.hash(secret));
          return true;
        });
  }

  void signOutEverywhere(CurrentUser user) {
    revoke(user, TokenKind.SESSION);
  }

  /** A new token for scripts. The secret is not kept, so an old one cannot be shown again. */
  public String issueForScripts(Scope scope, ObjectId user) {
    return issue(scope, user, TokenKind.AUTHENTICATION);
  }

  /** Takes a token for scripts that was made elsewhere. */
  public void accept(Scope scope, ObjectId user, String secret) {
    if (!ACCEPTABLE.matcher(secret).matches()) {
      throw Failure.badRequest(
          "A token has %d to %d characters, letters and digits and ._~+/=- only."
              .formatted(SHORTEST_SECRET, LONGEST_SECRET));
    }
    store.insert(
        scope, Secrets.hash(secret), user, TokenKind.AUTHENTICATION, clock.instant(), null);
    events.created(
        scope, user, "token.issued", user, Map.of("kind", TokenKind.AUTHENTICATION.column()));
  }

  String issueForScripts(CurrentUser user) {
    return database.write(user.organization(), scope -> issueForScripts(scope, user.id()));
  }

  /** A new token for a viewer that reads voxels. */
  public String issueForVoxels(CurrentUser user) {
    return database.write(
        user.organization(), scope -> issue(scope, user.id(), TokenKind.DATASTORE));
  }

  /** Makes all tokens for scripts worthless. */
  void revokeForScripts(CurrentUser user) {
    revoke(user, TokenKind.AUTHENTICATION);
  }

  private void revoke(CurrentUser user, TokenKind kind) {
    database.write(
        user.organization(),
        scope -> {
          int count = store.deleteAll(scope, user.id(), kind);
          events.deleted(
              scope,
              user.id(),
              "tokens.revoked",
              user.id(),
              Map.of("kind", kind.column(), "count", count));
          return count;
        });
  }

  private String issue(Scope scope, ObjectId user, TokenKind kind) {
    String secret = Secrets.token();
    Instant now = clock.instant();
    Instant expires = kind.validity() == null ? null : now.plus(kind.validity());
    store.insert(scope, Secrets.hash(secret), user, kind, now, expires);
    events.created(scope, user, "token.issued", user, Map.of("kind", kind.column()));
    return secret;
  }
}
