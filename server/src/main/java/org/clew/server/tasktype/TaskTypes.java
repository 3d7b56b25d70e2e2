package org.clew.server.tasktype;

import java.time.Clock;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskType;
import org.clew.model.wire.WireTaskTypeParameters;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Columns;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.team.TeamStore;
import org.jspecify.annotations.Nullable;

/** Makes, lists and changes task types. */
public final class TaskTypes {
  private static final String IMMUTABLE =
      " of existing task types cannot be changed. Consider creating a new task type.";

  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final TaskTypeStore store = new TaskTypeStore();
  private final TeamStore teams = new TeamStore();

  /** With the sources of ids and time. */
  public TaskTypes(Database database, Events events, Ids ids, Clock clock) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  /** Those that the user may see. */
  public Part<WireTaskType> list(CurrentUser user, Page page) {
    return database.read(
        user.organization(), scope -> store.list(scope, Right.READ_TASK_TYPE.teamsOf(user), page));
  }

  public WireTaskType get(CurrentUser user, ObjectId id) {
    return database
        .read(user.organization(), scope -> store.byId(scope, id))
        .filter(type -> isReadableBy(user, type))
        .orElseThrow(() -> absent(id));
  }

  public WireTaskType create(CurrentUser user, WireTaskTypeParameters parameters) {
    return database.write(
        user.organization(),
        scope -> {
          WireTaskType type = type(scope, ids.next(), parameters);
          Right.EDIT_TASK_TYPE.check(user, Subject.ofTeam(type.teamId()));
          if (!store.insert(scope, type, clock.instant())) {
            throw taken(type.summary());
          }
          events.created(scope, user.id(), "task_type.created", type.id(), facts(type));
          return type;
        });
  }

  public WireTaskType update(CurrentUser user, ObjectId id, WireTaskTypeParameters parameters) {
    return database.write(
        user.organization(),
        scope -> {
          WireTaskType before =
              store
                  .lock(scope, id)
                  .filter(type -> isReadableBy(user, type))
                  .orElseThrow(() -> absent(id));
          Right.EDIT_TASK_TYPE.check(user, Subject.ofTeam(before.teamId()));
          WireTaskType after = type(scope, id, parameters);
          Right.EDIT_TASK_TYPE.check(user, Subject.ofTeam(after.teamId()));
          if (after.tracingType() != before.tracingType()) {
            throw Failure.badRequest("Annotation types" + IMMUTABLE);
          }
          if (!after.settings().magRestrictions().equals(before.settings().magRestrictions())) {
            throw Failure.badRequest("Mag restrictions" + IMMUTABLE);
          }
          if (!after.summary().equals(before.summary())
              && store.isSummaryTaken(scope, after.summary())) {
            throw taken(after.summary());
          }
          store.update(scope, after);
          events.changed(scope, user.id(), "task_type.changed", id, facts(before), facts(after));
          return after;
        });
  }

  /** Whether the user may know that the task type exists. */
  public static boolean isReadableBy(CurrentUser user, WireTaskType type) {
    return Right.READ_TASK_TYPE.isHeldBy(user, Subject.ofTeam(type.teamId()));
  }

  /** What a caller is told about a task type that is not there for them. */
  public static Failure absent(ObjectId id) {
    return Failure.notFound("Task type", id);
  }

  /** What events say about a task type. */
  public static Map<String, ?> facts(WireTaskType type) {
    return Map.of(
        "summary", type.summary(),
        "description", type.description(),
        "teamId", type.teamId().value(),
        "tracingType", type.tracingType().toString(),
        "settings", Columns.jsonText(type.settings()));
  }

  private WireTaskType type(Scope scope, ObjectId id, WireTaskTypeParameters parameters) {
    String summary = parameters.summary().strip();
    if (summary.isEmpty()) {
      throw Failure.badRequest("A task type needs a summary.");
    }
    WireTeam team =
        teams
            .byId(scope, parameters.teamId())
            .orElseThrow(() -> Failure.notFound("Team", parameters.teamId()));
    @Nullable Map<String, Object> configuration = parameters.recommendedConfiguration();
    return new WireTaskType(
        id,
        summary,
        parameters.description(),
        team.id(),
        team.name(),
        SettingsReader.read(parameters.settings()),
        configuration == null
            ? SettingsReader.viewerSettings(parameters.settings())
            : configuration,
        parameters.tracingType());
  }

  private static Failure taken(String summary) {
    return Failure.badRequest(
        "A task type with summary “%s” already exists. Please choose a different name."
            .formatted(summary));
  }
}
