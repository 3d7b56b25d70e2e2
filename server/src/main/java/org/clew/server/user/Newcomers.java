package org.clew.server.user;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.clew.model.ObjectId;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.jspecify.annotations.Nullable;

/** Lets people into an organization, one or many; the number of statements is the same. */
final class Newcomers {
  private final Events events;
  private final Clock clock;
  private final NewcomerStore store = new NewcomerStore();
  private final UserStore users = new UserStore();
  private final KeptTeamStore keptTeams = new KeptTeamStore();

  Newcomers(Events events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /**
   * Lets them in, all or none: to be called within {@link Database#write}.
   *
   * @param actor who does it; null for the server itself, or each of them
   */
  void join(Scope scope, @Nullable ObjectId actor, List<Newcomer> newcomers) {
    join(scope, actor, newcomers, clock.instant());
  }

  /** The same at some moment. */
  void join(Scope scope, @Nullable ObjectId actor, List<Newcomer> newcomers, Instant moment) {
    Set<ObjectId> teams = new TreeSet<>();
    newcomers.forEach(newcomer -> teams.addAll(newcomer.teams().keySet()));
    keptTeams.keepAll(scope, teams);
    if (store.insertAccounts(scope, newcomers, moment) < newcomers.size()) {
      throw EmailAddress.taken();
    }
    store.insertUsers(scope, newcomers, moment);
    store.joinTeams(scope, newcomers);
    store.insertExperiences(scope, newcomers);
    List<UserRow> rows = users.byIds(scope, newcomers.stream().map(Newcomer::id).toList());
    events.record(
        scope,
        actor,
        rows.stream()
            .map(row -> new Events.Event("user.created", row.id().value(), null, UserFacts.of(row)))
            .toList());
  }
}
