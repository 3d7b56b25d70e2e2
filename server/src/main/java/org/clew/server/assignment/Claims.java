package org.clew.server.assignment;

import java.time.Clock;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;

/**
 * Hands out the next task: one short transaction that locks the user, picks an eligible pool of the
 * highest priority, locks one open task in it, and takes an instance.
 *
 * <p>Locks are taken in the order user, task, annotation, everywhere in the server.
 */
public final class Claims {
  private final Database database;
  private final Ids ids;
  private final Clock clock;
  private final Search search;
  private final ClaimStore store = new ClaimStore();

  /** With the number of open instances that a user may have. */
  public Claims(Database database, Ids ids, Clock clock, int maxOpenPerUser) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.search = new Search(maxOpenPerUser);
  }

  /** Gives the user the next task, or says why there is none. */
  public Claim next(CurrentUser user) {
    Optional<Claim> claim = attempt(user, false);
    while (claim.isEmpty()) {
      claim = attempt(user, true);
    }
    return claim.get();
  }

  /** What {@link #next} would give. */
  public Claim peek(CurrentUser user) {
    return database.read(
        user.organization(),
        scope ->
            switch (search.look(scope, user, Voice.YOU)) {
              case Search.Found found -> new Claim.Assigned(found.task(), found.task());
              case Search.Refused refused -> refused.claim();
            });
  }

  /**
   * One transaction. Empty if someone else was taking all that the user could have; they may leave
   * something, so the next attempt waits for them.
   *
   * <p>It waits for one task while it holds no other: skipping may have locked tasks that were gone
   * by then, and whoever waits with those in hand can block someone who works on many.
   */
  private Optional<Claim> attempt(CurrentUser user, boolean waits) {
    return database.write(
        user.organization(),
        scope -> {
          if (!store.lockUser(scope, user.id())) {
            // Deactivated since the request came in.
            throw Failure.unauthorized();
          }
          return switch (waits ? search.look(scope, user, Voice.YOU) : search.lock(scope, user)) {
            case Search.Refused refused -> Optional.of(refused.claim());
            case Search.Found found -> take(scope, user, found, waits);
          };
        });
  }

  private Optional<Claim> take(Scope scope, CurrentUser user, Search.Found found, boolean waits) {
    boolean isLocked = waits ? store.lockOpen(scope, found.task()) : found.isLocked();
    return isLocked ? Optional.of(take(scope, user, found.task())) : Optional.empty();
  }

  private Claim.Assigned take(Scope scope, CurrentUser user, ObjectId task) {
    NewInstance instance =
        new NewInstance(ids.next(), task, user.id(), user.id(), "instance.requested");
    store.take(scope, instance, clock.instant());
    return new Claim.Assigned(task, instance.id());
  }
}
