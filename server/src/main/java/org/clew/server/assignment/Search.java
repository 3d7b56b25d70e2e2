package org.clew.server.assignment;

import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.assignment.ClaimStore.Contention;
import org.clew.server.assignment.ClaimStore.Standing;
import org.clew.server.auth.Right;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Finds the next task for a user: for the claim, which takes it, and for those who only look. */
final class Search {
  /** So many pools are drawn first; they nearly always have something. */
  private static final int DRAWN = 16;

  /** So many times more are drawn when they have nothing. */
  private static final int MORE = 16;

  private final int maxOpenPerUser;
  private final ClaimStore store = new ClaimStore();
  private final ExplanationStore explanations = new ExplanationStore();

  /** With the number of open instances that a user may have. */
  Search(int maxOpenPerUser) {
    this.maxOpenPerUser = maxOpenPerUser;
  }

  /** What comes of it. */
  sealed interface Result {}

  /**
   * A task that the user may have.
   *
   * @param isLocked whether it is theirs alone until the transaction ends
   */
  record Found(ObjectId task, Pool pool, boolean isLocked) implements Result {}

  /** There is none. */
  record Refused(Refusal why) implements Result {}

  /**
   * A limit that is reached.
   *
   * @param open how many instances the user has
   * @param most how many they may have
   * @param beyond where it does not matter
   */
  record Limit(int open, int most, Right.Teams beyond) {}

  /**
   * Looks for a task and locks it. What is found without being locked is being taken by others at
   * this moment, who may leave something; then there is nothing else in its priority.
   */
  Result lock(Scope scope, CurrentUser user) {
    return find(scope, user, true, Voice.YOU);
  }

  /** Looks for a task; takes and writes nothing. */
  Result look(Scope scope, CurrentUser user, Voice voice) {
    return find(scope, user, false, voice);
  }

  private Result find(Scope scope, CurrentUser user, boolean locks, Voice voice) {
    Right.Teams all = Right.TAKE_TASK.teamsOf(user);
    Right.Teams beyond = Right.TAKE_TASK_BEYOND_LIMIT.teamsOf(user);
    Standing standing = store.standing(scope, user.id(), beyond.ids());
    boolean isAtLimit = !beyond.all() && standing.open() >= maxOpenPerUser;
    if (isAtLimit && beyond.isEmpty()) {
      return new Refused(new Refusal.LimitReached(standing.open(), maxOpenPerUser));
    }
    Spread spread = new Spread(user.id(), standing.latest());
    Found found = find(scope, user, isAtLimit ? beyond : all, spread, locks);
    if (found != null) {
      return found;
    }
    Limit limit = isAtLimit ? new Limit(standing.open(), maxOpenPerUser, beyond) : null;
    return new Refused(new Refusal.NoTask(explanations.reasons(scope, user, all, limit, voice)));
  }

  private @Nullable Found find(
      Scope scope, CurrentUser user, Right.Teams teams, Spread spread, boolean locks) {
    for (int most = DRAWN; ; most *= MORE) {
      List<Pool> drawn = store.eligiblePools(scope, user, teams, spread.seed(), most);
      Found found = find(scope, user, spread.levels(drawn), spread, locks);
      if (found != null || drawn.size() < most) {
        return found;
      }
    }
  }

  private @Nullable Found find(
      Scope scope, CurrentUser user, List<List<Pool>> levels, Spread spread, boolean locks) {
    for (List<Pool> level : levels) {
      int start = spread.start();
      Found busy = null;
      for (Pool pool : level) {
        Found found = find(scope, user, pool, start, locks);
        if (found != null && (found.isLocked() || !locks)) {
          return found;
        }
        busy = busy == null ? found : busy;
      }
      if (busy != null) {
        return busy;
      }
    }
    return null;
  }

  private @Nullable Found find(Scope scope, CurrentUser user, Pool pool, int start, boolean locks) {
    Contention contention = locks ? Contention.SKIP : Contention.LOOK;
    for (Spread.Stretch stretch : Spread.stretches(pool, start)) {
      Optional<ObjectId> task = store.openTask(scope, user, pool.id(), stretch, contention);
      if (task.isPresent()) {
        return new Found(task.get(), pool, locks);
      }
    }
    if (locks) {
      Optional<ObjectId> free = around(scope, user, pool, start, Contention.SKIP);
      if (free.isPresent()) {
        return new Found(free.get(), pool, true);
      }
    }
    Optional<ObjectId> seen = around(scope, user, pool, start, Contention.LOOK);
    if (locks && seen.isEmpty()) {
      store.noteExhausted(scope, user, pool);
    }
    return seen.map(task -> new Found(task, pool, false)).orElse(null);
  }

  /** The whole pool: from the start to the end of the spread, then from its beginning. */
  private Optional<ObjectId> around(
      Scope scope, CurrentUser user, Pool pool, int start, Contention contention) {
    Optional<ObjectId> task =
        store.openTask(
            scope, user, pool.id(), new Spread.Stretch(start, Integer.MAX_VALUE), contention);
    return task.isPresent()
        ? task
        : store.openTask(
            scope, user, pool.id(), new Spread.Stretch(Integer.MIN_VALUE, start), contention);
  }
}
