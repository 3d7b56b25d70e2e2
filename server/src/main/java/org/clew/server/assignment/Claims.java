package org.clew.server.assignment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.assignment.ClaimStore.Contention;
import org.clew.server.auth.Right;
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
  private final int maxOpenPerUser;
  private final ClaimStore store = new ClaimStore();
  private final ExplanationStore explanations = new ExplanationStore();

  /** With the number of open instances that a user may have. */
  public Claims(Database database, Ids ids, Clock clock, int maxOpenPerUser) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.maxOpenPerUser = maxOpenPerUser;
  }

  /** Gives the user the next task, or says why there is none. */
  public Claim next(CurrentUser user) {
    Optional<Claim> claim = attempt(user, Contention.SKIP);
    while (claim.isEmpty()) {
      claim = attempt(user, Contention.WAIT);
    }
    return claim.get();
  }

  /** What {@link #next} would give. */
  public Claim peek(CurrentUser user) {
    return database.read(
        user.organization(),
        scope ->
            switch (find(scope, user, List.of(Contention.LOOK))) {
              case Found found -> new Claim.Assigned(found.task(), found.task());
              case Refused refused -> refused.claim();
            });
  }

  private sealed interface Search {}

  /** A task that the user may have, and how it was found. */
  private record Found(ObjectId task, Contention by) implements Search {}

  private record Refused(Claim claim) implements Search {}

  /**
   * One transaction. Empty if someone else was taking all that the user could have; they may leave
   * something, so the next attempt waits for them.
   *
   * <p>It waits for one task while it holds no other: skipping may have locked tasks that were gone
   * by then, and whoever waits with those in hand can block someone who works on many.
   */
  private Optional<Claim> attempt(CurrentUser user, Contention contention) {
    return database.write(
        user.organization(),
        scope -> {
          if (!store.lockUser(scope, user.id())) {
            // Deactivated since the request came in.
            throw Failure.unauthorized();
          }
          List<Contention> ways =
              contention == Contention.SKIP
                  ? List.of(Contention.SKIP, Contention.LOOK)
                  : List.of(Contention.LOOK);
          return switch (find(scope, user, ways)) {
            case Refused refused -> Optional.of(refused.claim());
            case Found found -> take(scope, user, found, contention);
          };
        });
  }

  private Optional<Claim> take(Scope scope, CurrentUser user, Found found, Contention contention) {
    boolean locked =
        switch (contention) {
          case SKIP -> found.by() == Contention.SKIP;
          case WAIT -> store.lockOpen(scope, found.task());
          case LOOK -> false;
        };
    return locked ? Optional.of(take(scope, user, found.task())) : Optional.empty();
  }

  private Claim.Assigned take(Scope scope, CurrentUser user, ObjectId task) {
    NewInstance instance =
        new NewInstance(ids.next(), task, user.id(), user.id(), "instance.requested");
    store.take(scope, instance, clock.instant());
    return new Claim.Assigned(task, instance.id());
  }

  private Search find(Scope scope, CurrentUser user, List<Contention> contentions) {
    Right.Teams teams = Right.TAKE_TASK.teamsOf(user);
    if (!user.isAdmin()) {
      Right.Teams beyond = Right.TAKE_TASK_BEYOND_LIMIT.teamsOf(user);
      int open = store.countOpen(scope, user.id(), beyond.ids());
      if (open >= maxOpenPerUser) {
        teams = beyond;
        if (beyond.isEmpty()) {
          return new Refused(new Claim.LimitReached(open, maxOpenPerUser));
        }
      }
    }
    Spread spread = new Spread(user.id(), store.latestInstance(scope, user.id()));
    List<Pool> pools = store.eligiblePools(scope, user.id(), teams);
    for (List<Pool> level : spread.levels(pools)) {
      int start = spread.start();
      for (Contention contention : contentions) {
        for (Pool pool : level) {
          Optional<ObjectId> task = openTask(scope, user, pool, start, contention);
          if (task.isPresent()) {
            return new Found(task.get(), contention);
          }
        }
      }
    }
    return new Refused(new Claim.NoTask(explanations.reasons(scope, user, teams)));
  }

  /** From the start to the end of the spread, then from its beginning to the start. */
  private Optional<ObjectId> openTask(
      Scope scope, CurrentUser user, Pool pool, int start, Contention contention) {
    Optional<ObjectId> task =
        store.openTask(scope, user, pool.id(), start, Integer.MAX_VALUE, contention);
    return task.isPresent()
        ? task
        : store.openTask(scope, user, pool.id(), Integer.MIN_VALUE, start, contention);
  }
}
