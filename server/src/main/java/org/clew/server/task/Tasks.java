package org.clew.server.task;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.clew.model.ObjectId;
import org.clew.model.TaskStatus;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskFilter;
import org.clew.model.wire.WireTaskParameters;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.ProjectStore;
import org.clew.server.project.Projects;
import org.clew.server.tasktype.TaskTypeStore;
import org.clew.server.tasktype.TaskTypes;

/** Looks tasks up, lists them, and changes how often they are to be done. */
public final class Tasks {
  private final Database database;
  private final Events events;
  private final TaskStore store = new TaskStore();
  private final TaskSearch search = new TaskSearch();
  private final TaskAssembly assembly = new TaskAssembly();
  private final ProjectStore projects = new ProjectStore();
  private final TaskTypeStore types = new TaskTypeStore();

  /** Over the database. */
  public Tasks(Database database, Events events) {
    this.database = database;
    this.events = events;
  }

  /** A task that the user may see. */
  public WireTask get(CurrentUser user, ObjectId id) {
    return database.read(user.organization(), scope -> wired(scope, readable(scope, user, id)));
  }

  /** A task that the user may change. */
  public WireTask editable(CurrentUser user, ObjectId id) {
    return database.read(
        user.organization(),
        scope -> {
          TaskRow row = readable(scope, user, id);
          Right.EDIT_TASK.check(user, Subject.ofTeam(row.team()));
          return wired(scope, row);
        });
  }

  /** A task that the user may see; nothing tells one that is not there from one they may not. */
  TaskRow readable(Scope scope, CurrentUser user, ObjectId id) {
    return store
        .byId(scope, id)
        .filter(row -> row.isReadableBy(user))
        .orElseThrow(() -> absent(id));
  }

  /** The project of a task that the user may see. */
  public ObjectId projectOf(Scope scope, CurrentUser user, ObjectId id) {
    return readable(scope, user, id).project();
  }

  /** What a caller is told about a task that is not there for them. */
  public static Failure absent(ObjectId id) {
    return Failure.notFound("Task", id);
  }

  /** Fails unless the user may change the task. */
  public void checkEditable(Scope scope, CurrentUser user, ObjectId id) {
    Right.EDIT_TASK.check(user, Subject.ofTeam(readable(scope, user, id).team()));
  }

  Part<WireTask> find(CurrentUser user, WireTaskFilter filter, Page page) {
    return find(user, TaskQuery.of(Right.EDIT_TASK.teamsOf(user), filter), page);
  }

  /** Those that fit, of the teams of the query; gone through by their last row unless mixed. */
  public Part<WireTask> find(CurrentUser user, TaskQuery wanted, Page page) {
    if (wanted.teams().isEmpty()) {
      return new Part<>(List.of(), page.total(() -> 0));
    }
    return database.read(
        user.organization(),
        scope -> {
          OptionalLong total = page.total(() -> search.count(scope, wanted));
          Part<TaskRow> rows = Part.of(page, search.find(scope, wanted, page), TaskRow::id, total);
          Part<WireTask> part = rows.with(found -> assembly.wired(scope, found));
          return wanted.order() == TaskQuery.Order.RANDOM ? new Part<>(part.rows(), total) : part;
        });
  }

  /** How many fit. */
  public long count(CurrentUser user, TaskQuery wanted) {
    return wanted.teams().isEmpty()
        ? 0
        : database.read(user.organization(), scope -> search.count(scope, wanted));
  }

  /** How many fit, counted up to some number. */
  public long countUpTo(CurrentUser user, TaskQuery wanted, long most) {
    return wanted.teams().isEmpty()
        ? 0
        : database.read(user.organization(), scope -> search.countUpTo(scope, wanted, most));
  }

  Part<WireTask> ofTaskType(CurrentUser user, ObjectId type, Page page) {
    boolean known =
        database
            .read(user.organization(), scope -> types.byId(scope, type))
            .filter(row -> TaskTypes.isReadableBy(user, row))
            .isPresent();
    if (!known) {
      throw TaskTypes.absent(type);
    }
    return find(user, new WireTaskFilter(null, type, null, null, null), page);
  }

  Part<WireTask> ofProject(CurrentUser user, ObjectId id, Page page) {
    ProjectRow project = project(user, id);
    Right.EDIT_TASK.check(user, project.subject());
    return find(user, TaskQuery.ofProject(id), page);
  }

  /** A project that the user may see. */
  private ProjectRow project(CurrentUser user, ObjectId id) {
    return database
        .read(user.organization(), scope -> projects.byId(scope, id))
        .filter(row -> row.isReadableBy(user))
        .orElseThrow(() -> Projects.absent(id));
  }

  /** The same, by id or name. */
  public ObjectId project(CurrentUser user, String idOrName) {
    if (ObjectId.isOne(idOrName)) {
      return project(user, new ObjectId(idOrName)).id();
    }
    return database
        .read(user.organization(), scope -> projects.byName(scope, idOrName))
        .filter(row -> row.isReadableBy(user))
        .orElseThrow(() -> Failure.notFound(Projects.absent(idOrName)))
        .id();
  }

  /** The domains of experience that there are, by name. */
  public List<String> experienceDomains(CurrentUser user) {
    return database.read(user.organization(), store::experienceDomains);
  }

  /** Sets how many instances are left; all else in the parameters is ignored, as upstream does. */
  WireTask update(CurrentUser user, ObjectId id, WireTaskParameters parameters) {
    return setPending(user, id, parameters.pendingInstances());
  }

  /** Sets how many instances are left. */
  public WireTask setPending(CurrentUser user, ObjectId id, long pending) {
    TaskItems.checkCount(pending);
    return database.write(
        user.organization(),
        scope -> {
          TaskRow before =
              store
                  .lock(scope, id)
                  .filter(row -> row.isReadableBy(user))
                  .orElseThrow(() -> absent(id));
          Right.EDIT_TASK.check(user, Subject.ofTeam(before.team()));
          if (pending != before.status().pending()) {
            store.updatePending(scope, id, pending);
            events.changed(
                scope,
                user.id(),
                "task.instances_changed",
                id,
                facts(before.status()),
                Map.of("pending", pending));
          }
          return wired(scope, store.byId(scope, id).orElseThrow());
        });
  }

  private WireTask wired(Scope scope, TaskRow row) {
    return assembly.wired(scope, List.of(row)).getFirst();
  }

  private static Map<String, Long> facts(TaskStatus status) {
    return Map.of("pending", status.pending());
  }
}
