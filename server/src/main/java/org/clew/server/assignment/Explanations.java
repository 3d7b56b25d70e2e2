package org.clew.server.assignment;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.clew.model.ObjectId;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.task.Tasks;
import org.jspecify.annotations.Nullable;

/** Tells who gets which task and why, by the rules that hand tasks out. */
public final class Explanations {
  /** So many users are told of at once; more with the next part. */
  private static final int MOST_USERS = 1000;

  private final Database database;
  private final Tasks tasks;
  private final int maxOpenPerUser;
  private final Search search;
  private final TakerStore takers = new TakerStore();
  private final ExplanationStore store = new ExplanationStore();

  /** With the number of open instances that a user may have. */
  public Explanations(Database database, Tasks tasks, int maxOpenPerUser) {
    this.database = database;
    this.tasks = tasks;
    this.maxOpenPerUser = maxOpenPerUser;
    this.search = new Search(maxOpenPerUser);
  }

  /**
   * Of the users whom the asking manager looks after: who could get the task now, and what keeps
   * the others. By name.
   */
  public Part<Eligible> eligible(CurrentUser asking, ObjectId task, Page page) {
    Page bounded = new Page(Math.min(page.limit(), MOST_USERS), 0, false, page.after());
    return database.read(
        asking.organization(),
        scope -> {
          tasks.checkEditable(scope, asking, task);
          Part<Taker> part =
              Part.of(
                  bounded,
                  takers.ofTeams(scope, Right.EDIT_USER.teamsOf(asking), bounded),
                  taker -> taker.user().id(),
                  OptionalLong.empty());
          Map<ObjectId, Hindrance> hindrances =
              store.hindrances(scope, task, part.rows(), maxOpenPerUser);
          return part.with(rows ->
              rows.stream().map(taker -> told(taker, hindrances.get(taker.user().id()))).toList());
        });
  }

  private static Eligible told(Taker taker, @Nullable Hindrance reason) {
    CurrentUser user = taker.user();
    return new Eligible(
        user.id(), user.firstName(), user.lastName(), user.email(), reason == null, reason);
  }

  /** What a request of the user for the next task would give. */
  public Next next(CurrentUser asking, ObjectId id) {
    return database.read(
        asking.organization(),
        scope -> {
          Taker taker = takers.byId(scope, id).orElseThrow(() -> Failure.notFound("User", id));
          Right.READ_USER.check(asking, taker.subject());
          Voice voice = asking.id().equals(id) ? Voice.YOU : Voice.THEY;
          return taker.isActive()
              ? next(scope, taker.user(), voice)
              : new Next(null, List.of(Reason.inactive(voice)));
        });
  }

  private Next next(Scope scope, CurrentUser user, Voice voice) {
    return switch (search.look(scope, user, voice)) {
      case Search.Found found ->
          new Next(store.offer(scope, user.id(), found.task(), found.pool(), voice), List.of());
      case Search.Refused refused -> new Next(null, reasons(refused.why(), voice));
    };
  }

  private static List<Reason> reasons(Refusal refusal, Voice voice) {
    return switch (refusal) {
      case Refusal.NoTask none -> none.reasons();
      case Refusal.LimitReached limit ->
          List.of(Reason.limit(0, limit.open(), limit.limit(), voice));
    };
  }
}
