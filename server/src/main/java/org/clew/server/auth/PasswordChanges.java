package org.clew.server.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireOneTimeToken;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.mail.Outbox;

/** Sets passwords: who knows the old one, or has a token that an admin made. */
public final class PasswordChanges {
  private static final Duration RESET_IS_GOOD_FOR = Duration.ofDays(7);
  private static final byte[] NO_SESSION = {};

  private final Database database;
  private final Events events;
  private final Clock clock;
  private final PasswordCheck check;
  private final Outbox outbox;
  private final Supplier<String> address;
  private final PasswordStore store = new PasswordStore();

  /** With the check of the old one, and the way and the address of links that set a new one. */
  public PasswordChanges(
      Database database,
      Events events,
      Clock clock,
      PasswordCheck check,
      Outbox outbox,
      Supplier<String> address) {
    this.outbox = outbox;
    this.address = address;
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.check = check;
  }

  /** Who asks for a change of their own password, and from where. */
  record Session(CurrentUser user, String secret, String address) {}

  /** Ends all other sessions, as whoever changes a password may have lost the old one. */
  void change(Session session, String old, String wanted) {
    if (!check.passes(session.user(), old, session.address())) {
      throw Failure.badRequest("The old password is not the right one. Please try again.");
    }
    String hash = Passwords.hash(wanted);
    database.write(
        session.user().organization(),
        scope -> set(scope, session.user().id(), hash, Secrets.hash(session.secret())));
  }

  /** Makes a token with which a user sets their password once, and sends it to them if it can. */
  public WireOneTimeToken issueReset(CurrentUser admin, ObjectId user) {
    Right.RESET_PASSWORD.check(admin, Subject.ORGANIZATION);
    return database.write(
        admin.organization(),
        scope -> {
          boolean isOnlyHere =
              store.isOnlyHere(scope, user).orElseThrow(() -> Failure.notFound("User", user));
          if (!isOnlyHere) {
            throw Failure.forbidden(
                "The password of someone who is in another organization, too, can be changed by"
                    + " themselves only.");
          }
          WireOneTimeToken token =
              Objects.requireNonNull(issueResets(scope, admin.id(), List.of(user)).get(user));
          if (!outbox.isOpen()) {
            return token;
          }
          outbox.queue(
              scope,
              PasswordMails.reset(store.email(scope, user), admin, token, RESET_IS_GOOD_FOR));
          return mailed(token);
        });
  }

  private static WireOneTimeToken mailed(WireOneTimeToken token) {
    return new WireOneTimeToken(token.token(), token.expires(), token.url(), true);
  }

  /** Whether links can be mailed at all. */
  public boolean canMail() {
    return outbox.isOpen();
  }

  /** Makes a token for each of some newcomers, and mails them their links if it can. */
  public Map<ObjectId, WireOneTimeToken> mailToNewcomers(
      Scope scope, CurrentUser admin, Map<ObjectId, String> emails) {
    Map<ObjectId, WireOneTimeToken> tokens = issueResets(scope, admin.id(), emails.keySet());
    if (outbox.isOpen()) {
      emails.forEach((user, email) -> {
        WireOneTimeToken token = Objects.requireNonNull(tokens.get(user));
        outbox.queue(scope, PasswordMails.welcome(email, admin, token, RESET_IS_GOOD_FOR));
        tokens.put(user, mailed(token));
      });
    }
    return tokens;
  }

  /** Makes a token for each of some users, with which they set a password once. */
  public Map<ObjectId, WireOneTimeToken> issueResets(
      Scope scope, ObjectId admin, Collection<ObjectId> users) {
    Instant now = clock.instant();
    Instant expires = now.plus(RESET_IS_GOOD_FOR);
    Map<ObjectId, WireOneTimeToken> tokens = new LinkedHashMap<>();
    Map<ObjectId, byte[]> hashes = new LinkedHashMap<>();
    for (ObjectId user : users) {
      String secret = Secrets.token();
      tokens.put(
          user,
          new WireOneTimeToken(
              secret, expires.toEpochMilli(), address.get() + "/password/" + secret, false));
      hashes.put(user, Secrets.hash(secret));
    }
    store.insertResets(scope, hashes, admin, now, expires);
    events.record(
        scope,
        admin,
        users.stream()
            .map(user -> new Events.Event("user.password_reset", user.value(), null, Map.of()))
            .toList());
    return tokens;
  }

  /** The address of whose password a token can set, for who has the token. */
  public String look(String secret) {
    byte[] token = Secrets.hash(secret);
    return database
        .readAcrossOrganizations(all -> store.emailOfReset(all, token, clock.instant()))
        .orElseThrow(PasswordChanges::notGood);
  }

  /** Sets a password by a token, which is then used up, and ends all sessions. */
  public void reset(String secret, String wanted) {
    byte[] token = Secrets.hash(secret);
    String organization =
        database
            .readAcrossOrganizations(all -> store.organizationOfReset(all, token))
            .orElseThrow(PasswordChanges::notGood);
    String hash = Passwords.hash(wanted);
    database.write(
        organization,
        scope -> {
          ObjectId user =
              store.useReset(scope, token, clock.instant()).orElseThrow(PasswordChanges::notGood);
          return set(scope, user, hash, NO_SESSION);
        });
  }

  private boolean set(Scope scope, ObjectId user, String hash, byte[] session) {
    store.set(scope, user, hash);
    store.endSessions(scope, user, session);
    events.created(scope, user, "user.password_changed", user, Map.of());
    return true;
  }

  private static Failure notGood() {
    return Failure.notFound(
        "This token cannot set a password: it was used before, is too old, or was replaced by a"
            + " newer one. Please ask an admin for another one.");
  }
}
