package org.clew.server.project;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireCompactUser;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireProjectParameters;
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
import org.clew.server.tasktype.TaskTypeStore;
import org.clew.server.tasktype.TaskTypes;
import org.clew.server.team.TeamStore;
import org.clew.server.user.UserStore;

/** Makes, lists and changes projects. */
public final class Projects {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]*");
  private static final int SHORTEST_NAME = 3;

  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final ProjectStore store = new ProjectStore();
  private final TeamStore teams = new TeamStore();
  private final UserStore users = new UserStore();
  private final TaskTypeStore types = new TaskTypeStore();

  /** With the sources of ids and time. */
  public Projects(Database database, Events events, Ids ids, Clock clock) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** Those that the user may see. */
  public Part<WireProject> list(CurrentUser user, Page page) {
    return list(user, page, ProjectRow::wire);
  }

  Part<WireProject> listWithStatus(CurrentUser user, Page page) {
    return list(user, page, ProjectRow::wireWithStatus);
  }

  private Part<WireProject> list(CurrentUser user, Page page, Shape shape) {
    return database.read(
        user.organization(),
        scope ->
            store
                .list(scope, Right.READ_PROJECT.teamsOf(user), user.id(), page)
                .with(rows -> wired(scope, rows, shape)));
  }

  /** The readable ones of the projects that have tasks of a type. */
  List<WireProject> ofTaskType(CurrentUser user, ObjectId taskType) {
    return database.read(
        user.organization(),
        scope -> {
          boolean known =
              types
                  .byId(scope, taskType)
                  .filter(row -> TaskTypes.isReadableBy(user, row))
                  .isPresent();
          if (!known) {
            throw TaskTypes.absent(taskType);
          }
          List<ProjectRow> rows = store.ofTaskType(scope, taskType);
          return wired(
              scope,
              rows.stream().filter(row -> row.isReadableBy(user)).toList(),
              ProjectRow::wireWithStatus);
        });
  }

  public WireProject get(CurrentUser user, ObjectId id) {
    return database.read(
        user.organization(),
        scope -> wired(scope, readable(user, store.byId(scope, id), () -> absent(id))));
  }

  /** The same with its pending instances and its time. */
  public WireProject getWithStatus(CurrentUser user, ObjectId id) {
    return database.read(
        user.organization(),
        scope -> {
          ProjectRow row = readable(user, store.byId(scope, id), () -> absent(id));
          return wired(scope, List.of(row), ProjectRow::wireWithStatus).getFirst();
        });
  }

  WireProject getByName(CurrentUser user, String name) {
    return database.read(
        user.organization(),
        scope ->
            wired(
                scope,
                readable(user, store.byName(scope, name), () -> Failure.notFound(absent(name)))));
  }

  public WireProject create(CurrentUser user, WireProjectParameters parameters) {
    checkName(parameters.name());
    return database.write(
        user.organization(),
        scope -> {
          Instant now = clock.instant();
          ProjectRow row = row(scope, ids.next(), parameters, now.toEpochMilli());
          if (store.byName(scope, row.name()).isPresent()) {
            throw taken(row.name());
          }
          Right.EDIT_PROJECT.check(user, row.subject());
          if (!store.insert(scope, row, now)) {
            throw taken(row.name());
          }
          events.created(scope, user.id(), "project.created", row.id(), row.facts());
          return wired(scope, row);
        });
  }

  public WireProject update(CurrentUser user, ObjectId id, WireProjectParameters parameters) {
    return change(
        user,
        id,
        "project.changed",
        (scope, before) -> {
          ProjectRow wanted = row(scope, id, parameters, before.created());
          Right.EDIT_PROJECT.check(user, Subject.ofTeam(wanted.team()));
          // Name and pause have their own ways; this route leaves them alone.
          return new ProjectRow(
              id,
              before.name(),
              wanted.team(),
              wanted.teamName(),
              wanted.owner(),
              wanted.priority(),
              before.paused(),
              wanted.expectedTime(),
              wanted.isBlacklistedFromReport(),
              before.created(),
              before.pendingInstances(),
              before.tracingTime());
        });
  }

  public WireProject pause(CurrentUser user, ObjectId id) {
    return change(user, id, "project.paused", (scope, before) -> before.withPaused(true));
  }

  public WireProject resume(CurrentUser user, ObjectId id) {
    return change(user, id, "project.resumed", (scope, before) -> before.withPaused(false));
  }

  /** What a caller is told about a project that is not there for them. */
  public static Failure absent(ObjectId id) {
    return Failure.notFound("Project", id);
  }

  /** The same by name; a client reads this text. */
  public static String absent(String name) {
    return "Project with name “%s” could not be found or accessed.".formatted(name);
  }

  private interface Change {
    ProjectRow apply(Scope scope, ProjectRow before);
  }

  private WireProject change(CurrentUser user, ObjectId id, String kind, Change change) {
    return database.write(
        user.organization(),
        scope -> {
          ProjectRow before = readable(user, store.lock(scope, id), () -> absent(id));
          Right.EDIT_PROJECT.check(user, before.subject());
          ProjectRow after = change.apply(scope, before);
          if (!after.equals(before)) {
            store.update(scope, after);
            events.changed(scope, user.id(), kind, id, before.facts(), after.facts());
          }
          return wired(scope, after);
        });
  }

  private ProjectRow row(Scope scope, ObjectId id, WireProjectParameters parameters, long created) {
    String teamName =
        teams
            .byId(scope, parameters.team())
            .orElseThrow(() -> Failure.notFound("Team", parameters.team()))
            .name();
    if (!store.isUser(scope, parameters.owner())) {
      throw Failure.notFound("User", parameters.owner());
    }
    return new ProjectRow(
        id,
        parameters.name(),
        parameters.team(),
        teamName,
        parameters.owner(),
        parameters.priority(),
        Boolean.TRUE.equals(parameters.paused()),
        parameters.expectedTime(),
        parameters.isBlacklistedFromReport(),
        created,
        0,
        0);
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw Failure.badRequest(
          "Project name “%s” contains invalid characters. Please use only letters and numbers."
              .formatted(name));
    }
    if (name.length() < SHORTEST_NAME) {
      throw Failure.badRequest(
          "Project name “%s” is too short. Please use at least %d characters."
              .formatted(name, SHORTEST_NAME));
    }
  }

  private static Failure taken(String name) {
    return Failure.badRequest(
        "A project named “%s” already exists. Please choose a different name.".formatted(name));
  }

  private static ProjectRow readable(
      CurrentUser user, Optional<ProjectRow> found, Supplier<Failure> absent) {
    return found.filter(row -> row.isReadableBy(user)).orElseThrow(absent);
  }

  private interface Shape {
    WireProject of(ProjectRow row, WireCompactUser owner);
  }

  private WireProject wired(Scope scope, ProjectRow row) {
    return wired(scope, List.of(row), ProjectRow::wire).getFirst();
  }

  private List<WireProject> wired(Scope scope, List<ProjectRow> rows, Shape shape) {
    Map<ObjectId, WireCompactUser> owners =
        users.compact(scope, rows.stream().map(ProjectRow::owner).distinct().toList());
    return rows.stream()
        .map(row -> shape.of(row, Objects.requireNonNull(owners.get(row.owner()))))
        .toList();
  }
}
