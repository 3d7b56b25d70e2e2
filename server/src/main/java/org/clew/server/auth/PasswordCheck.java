package org.clew.server.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clew.server.auth.AttemptStore.Attempts;
import org.clew.server.auth.AttemptStore.Kind;
import org.clew.server.db.Database;
import org.clew.server.db.Unscoped;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether someone knows a password, and brakes who guesses: after some wrong ones no more are
 * looked at for a while, for an account from anywhere, and from one address for any account. The
 * count is in the database, so that it holds for all servers together.
 */
public final class PasswordCheck {
  static final int MOST_FOR_AN_ACCOUNT = 10;
  static final int MOST_FROM_AN_ADDRESS = 100;
  static final Duration WHILE = Duration.ofMinutes(15);

  private final Database database;
  private final Clock clock;
  private final AttemptStore attempts = new AttemptStore();
  private final PasswordStore passwords = new PasswordStore();

  /** With the clock that tells when enough time has passed. */
  public PasswordCheck(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What someone is told who does not know the password. */
  public static Failure wrong() {
    return Failure.badRequest("Incorrect email or password. Please try again.");
  }

  /**
   * Whether the user has this password. Not to be called within a transaction: it has its own.
   *
   * @param address where the request comes from
   * @throws Failure after too many wrong ones
   */
  public boolean passes(CurrentUser user, String password, String address) {
    Optional<String> hash =
        database.read(user.organization(), scope -> passwords.hash(scope, user.id()));
    return passes(user.email(), password, hash.orElse(null), address);
  }

  boolean passes(String email, String password, @Nullable String hash, String address) {
    // Counted before it is looked at: many at once are no more than one after the other.
    database.acrossOrganizations(all -> {
      count(all, Kind.ACCOUNT, email, MOST_FOR_AN_ACCOUNT);
      count(all, Kind.ADDRESS, address, MOST_FROM_AN_ADDRESS);
      return true;
    });
    boolean right = Passwords.matches(password, hash);
    if (right) {
      database.acrossOrganizations(all -> {
        attempts.forget(all, Kind.ACCOUNT, email);
        attempts.takeOff(all, Kind.ADDRESS, address);
        return true;
      });
    }
    return right;
  }

  /** A refusal undoes the count: what was not looked at was no attempt. */
  private void count(Unscoped all, Kind kind, String subject, int most) {
    Instant now = clock.instant();
    Attempts known = attempts.add(all, kind, subject, now, now.minus(WHILE));
    if (known.count() > most) {
      Duration wait = Duration.between(now, known.began().plus(WHILE)).plusSeconds(1);
      throw Failure.tooMany(
          "Too many wrong passwords. Please try again in %d minutes."
              .formatted(wait.plusSeconds(59).toMinutes()),
          wait);
    }
  }

  /** Takes away what is of no use any more; answers how much. */
  public int forgetOld() {
    Instant old = clock.instant().minus(WHILE);
    return database.acrossOrganizations(all -> attempts.deleteBefore(all, old));
  }
}
