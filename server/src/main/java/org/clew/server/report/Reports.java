package org.clew.server.report;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAvailableTasks;
import org.clew.model.wire.WireProjectProgress;
import org.clew.server.assignment.AvailabilityStore;
import org.clew.server.assignment.AvailabilityStore.Available;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.team.TeamStore;

/** Reports about a team, for everybody who may know that it exists. */
public final class Reports {
  private static final Duration RECENTLY = Duration.ofDays(30);

  private final Database database;
  private final Clock clock;
  private final ReportStore store = new ReportStore();
  private final AvailabilityStore availability = new AvailabilityStore();
  private final TeamStore teams = new TeamStore();

  /** With the clock that says what was recently. */
  public Reports(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  List<WireProjectProgress> progress(CurrentUser asking, ObjectId team) {
    return database.read(
        asking.organization(),
        scope -> {
          checkReadable(scope, asking, team);
          return store.progress(scope, team, clock.instant().minus(RECENTLY));
        });
  }

  /** The limit of open tasks is left aside: who finishes one can take the next. */
  public List<WireAvailableTasks> available(CurrentUser asking, ObjectId team) {
    return database.read(
        asking.organization(),
        scope -> {
          checkReadable(scope, asking, team);
          List<CurrentUser> annotators = store.annotators(scope, team);
          return told(annotators, availability.of(scope, annotators));
        });
  }

  private static List<WireAvailableTasks> told(
      List<CurrentUser> annotators, List<Available> available) {
    Map<ObjectId, Map<String, Long>> byUser = new LinkedHashMap<>();
    for (Available tasks : available) {
      byUser
          .computeIfAbsent(tasks.user(), user -> new LinkedHashMap<>())
          .put(
              "%s/%s: %d".formatted(tasks.project(), tasks.domain(), tasks.value()), tasks.tasks());
    }
    List<WireAvailableTasks> report = new ArrayList<>();
    for (CurrentUser user : annotators) {
      Map<String, Long> tasks = byUser.getOrDefault(user.id(), Map.of());
      report.add(
          new WireAvailableTasks(
              user.id(),
              user.firstName() + " " + user.lastName(),
              tasks.values().stream().mapToLong(Long::longValue).sum(),
              tasks));
    }
    return report;
  }

  private void checkReadable(Scope scope, CurrentUser asking, ObjectId team) {
    boolean isReadable =
        Right.READ_TEAM.isHeldBy(asking, Subject.ofTeam(team))
            && teams.byId(scope, team).isPresent();
    if (!isReadable) {
      throw Failure.notFound("Team", team);
    }
  }
}
