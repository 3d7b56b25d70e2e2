package org.clew.server.team;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;

/** Makes, lists and deletes teams. */
public final class Teams {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_. ß-]+");

  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final TeamStore store = new TeamStore();

  /** With the sources of ids and time. */
  public Teams(Database database, Events events, Ids ids, Clock clock) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** Those on which the user has a right. */
  public Part<WireTeam> list(CurrentUser user, Right right, Page page) {
    return database.read(
        user.organization(), scope -> store.list(scope, right.teamsOf(user), page));
  }

  public WireTeam create(CurrentUser user, String name) {
    Right.CREATE_TEAM.check(
        user,
        Subject.ORGANIZATION,
        "You do not have permission to create teams. Please ask an organization admin.");
    refuseBadName(name);
    WireTeam team = new WireTeam(ids.next(), name, user.organization(), false);
    return database.write(
        user.organization(),
        scope -> {
          if (!store.insert(scope, team, clock.instant())) {
            throw taken(name);
          }
          events.created(scope, user.id(), "team.created", team.id(), Map.of("name", name));
          return team;
        });
  }

  /** Makes the team of everybody in a new organization. */
  public void found(Scope scope) {
    add(scope, new WireTeam(ids.next(), "Default", scope.organization(), true));
  }

  /** Makes a team whose id is known beforehand. */
  public void add(Scope scope, WireTeam team) {
    refuseBadName(team.name());
    if (!store.insert(scope, team, clock.instant())) {
      throw taken(team.name());
    }
    events.created(scope, null, "team.created", team.id(), Map.of("name", team.name()));
  }

  private static void refuseBadName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw Failure.badRequest(
          ("Team name “%s” is invalid. Please use only letters, digits, dots, spaces, underscores,"
                  + " hyphens.")
              .formatted(name));
    }
  }

  private static Failure taken(String name) {
    return Failure.badRequest(
        "A team named “%s” already exists. Please choose a different name.".formatted(name));
  }

  public void delete(CurrentUser user, ObjectId id) {
    Right.DELETE_TEAM.check(
        user,
        Subject.ORGANIZATION,
        "You do not have permission to delete teams. Please ask an organization admin.");
    database.write(
        user.organization(),
        scope -> {
          WireTeam team = store.lock(scope, id).orElseThrow(() -> Failure.notFound("Team", id));
          if (team.isOrganizationTeam()) {
            throw Failure.forbidden(
                "This team cannot be deleted. Each organization requires at least one base team.");
          }
          refuseIfReferenced(store.references(scope, id));
          store.delete(scope, id, clock.instant());
          events.deleted(scope, user.id(), "team.deleted", id, Map.of("name", team.name()));
          return team;
        });
  }

  private static void refuseIfReferenced(TeamStore.References references) {
    List<String> causes = new ArrayList<>();
    add(causes, references.projects(), "projects");
    add(causes, references.taskTypes(), "task types");
    add(causes, references.annotations(), "annotations");
    if (!causes.isEmpty()) {
      throw Failure.forbidden(
          "Team cannot be deleted as it is referenced by at least one annotation, project or task"
              + " type.",
          causes.toArray(String[]::new));
    }
  }

  private static void add(List<String> causes, int count, String things) {
    if (count > 0) {
      causes.add("Team is referenced by %d %s.".formatted(count, things));
    }
  }
}
