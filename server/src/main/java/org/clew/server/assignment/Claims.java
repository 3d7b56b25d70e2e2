package org.clew.server.assignment;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
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

  /**
   * Gives the user the next task, or says why there is none.
   *
   * @param given makes the answer from the new instance, in the transaction that takes it: nobody
   *     gets an instance without hearing of it
   * @param refused makes the answer when there is none
   */
  public <T> T next(
      CurrentUser user, BiFunction<Scope, ObjectId, T> given, Function<Refusal, T> refused) {
    Optional<T> answer = attempt(user, false, given, refused);
    while (answer.isEmpty()) {
      answer = attempt(user, true, given, refused);
    }
    return answer.get();
  }

  /** Looks which task {@link #next} would give. */
  public <T> T peek(CurrentUser user, Function<ObjectId, T> found, Function<Refusal, T> refused) {
    Search.Result result =
        database.read(user.organization(), scope -> search.look(scope, user, Voice.YOU));
    return switch (result) {
      case Search.Found it -> found.apply(it.task());
      case Search.Refused none -> refused.apply(none.why());
    };
  }

  /**
   * One transaction. Empty if someone else was taking all that the user could have; they may leave
   * something, so the next attempt waits for them.
   *
   * <p>It waits for one task while it holds no other: skipping may have locked tasks that were gone
   * by then, and whoever waits with those in hand can block someone who works on many.
   */
  private <T> Optional<T> attempt(
      CurrentUser user,
      boolean waits,
      BiFunction<Scope, ObjectId, T> given,
      Function<Refusal, T> refused) {
    return database.write(
        user.organization(),
        scope -> {
          if (!store.lockUser(scope, user.id())) {
            // Deactivated since the request came in.
            throw Failure.unauthorized();
          }
          return switch (waits ? search.look(scope, user, Voice.YOU) : search.lock(scope, user)) {
            case Search.Refused none -> Optional.of(refused.apply(none.why()));
            case Search.Found found ->
                take(scope, user, found, waits).map(instance -> given.apply(scope, instance));
          };
        });
  }

  private Optional<ObjectId> take(
      Scope scope, CurrentUser user, Search.Found found, boolean waits) {
    boolean isLocked = waits ? store.lockOpen(scope, found.task()) : found.isLocked();
    if (!isLocked) {
      return Optional.empty();
    }
    NewInstance instance =
        new NewInstance(ids.next(), found.task(), user.id(), user.id(), "instance.requested");
    store.take(scope, instance, clock.instant());
    return Optional.of(instance.id());
  }
}
