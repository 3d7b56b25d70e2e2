package org.clew.server.assignment;

import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.assignment.ClaimStore.Contention;
import org.clew.server.auth.Right;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;

/** Finds the next task for a user: for the claim, which takes it, and for those who only look. */
final class Search {
  private final int maxOpenPerUser;
  private final ClaimStore store = new ClaimStore();
  private final ExplanationStore explanations = new ExplanationStore();

  /** With the number of open instances that a user may have. */
  Search(int maxOpenPerUser) {
    this.maxOpenPerUser = maxOpenPerUser;
  }

  /** What comes of it. */
  sealed interface Result {}

  /** A task that the user may have, where it was, and how it was found. */
  record Found(ObjectId task, Pool pool, Contention by) implements Result {}

  /** There is none. */
  record Refused(Claim claim) implements Result {}

  /**
   * Goes through the pools that the user may take from.
   *
   * @param contentions how to look into them, one way after the other in each priority
   * @param voice of the reasons, if there is nothing
   */
  Result find(Scope scope, CurrentUser user, List<Contention> contentions, Voice voice) {
    Right.Teams all = Right.TAKE_TASK.teamsOf(user);
    Right.Teams beyond = Right.TAKE_TASK_BEYOND_LIMIT.teamsOf(user);
    int open = beyond.all() ? 0 : store.countOpen(scope, user.id(), beyond.ids());
    boolean isAtLimit = !beyond.all() && open >= maxOpenPerUser;
    if (isAtLimit && beyond.isEmpty()) {
      return new Refused(new Claim.LimitReached(open, maxOpenPerUser));
    }
    Right.Teams teams = isAtLimit ? beyond : all;
    Spread spread = new Spread(user.id(), store.latestInstance(scope, user.id()));
    List<Pool> pools = store.eligiblePools(scope, user.id(), teams);
    for (List<Pool> level : spread.levels(pools)) {
      int start = spread.start();
      for (Contention contention : contentions) {
        for (Pool pool : level) {
          Optional<ObjectId> task = openTask(scope, user, pool, start, contention);
          if (task.isPresent()) {
            return new Found(task.get(), pool, contention);
          }
        }
      }
    }
    return new Refused(
        new Claim.NoTask(
            explanations.reasons(
                scope,
                user,
                all,
                isAtLimit ? new Limit(open, maxOpenPerUser, beyond) : null,
                voice)));
  }

  /**
   * A limit that is reached.
   *
   * @param open how many instances the user has
   * @param most how many they may have
   * @param beyond where it does not matter
   */
  record Limit(int open, int most, Right.Teams beyond) {}

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
