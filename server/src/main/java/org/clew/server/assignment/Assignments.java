package org.clew.server.assignment;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireCompactUser;
import org.clew.model.wire.WireTask;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.task.TaskAssembly;
import org.clew.server.task.Tasks;
import org.clew.server.user.UserStore;

/**
 * Assignment by hand: a manager gives a task to someone, whatever their experience, team, open
 * tasks, and the project’s pause.
 */
public final class Assignments {
  private final Database database;
  private final Ids ids;
  private final Clock clock;
  private final Tasks tasks;
  private final ClaimStore claims = new ClaimStore();
  private final HolderStore holders = new HolderStore();
  private final DatasetStore datasets = new DatasetStore();
  private final TaskAssembly assembly = new TaskAssembly();
  private final UserStore users = new UserStore();

  /** Over the tasks. */
  public Assignments(Database database, Ids ids, Clock clock, Tasks tasks) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.tasks = tasks;
  }

  /** Gives an instance of the task to the user; answers the task. */
  public WireTask assign(CurrentUser manager, ObjectId task, ObjectId user) {
    return database.write(
        manager.organization(),
        scope -> {
          tasks.checkEditable(scope, manager, task);
          WireCompactUser holder = users.compact(scope, List.of(user)).get(user);
          if (holder == null) {
            throw Failure.notFound("User", user);
          }
          Right.ASSIGN_TASK_TO_USER.check(manager, Subject.ofMember(user, holder.teams()));
          checkCanHold(scope, user, task, "Cannot assign");
          if (!claims.lockOpen(scope, task)) {
            throw Failure.badRequest("There is currently no task available.");
          }
          claims.take(
              scope,
              new NewInstance(ids.next(), task, user, manager.id(), "instance.assigned"),
              clock.instant());
          return Objects.requireNonNull(assembly.byIds(scope, List.of(task)).get(task));
        });
  }

  /**
   * Locks someone who is to get an instance of a task, and fails if they cannot: they must be
   * active, be able to read its dataset, and not have an instance of it already.
   *
   * @param verb what cannot be done, as the start of a sentence
   */
  public void checkCanHold(Scope scope, ObjectId user, ObjectId task, String verb) {
    lockActive(scope, user);
    if (!holders.canRead(scope, user, task)) {
      throw noAccess(verb);
    }
    if (holders.has(scope, user, task)) {
      throw Failure.badRequest(verb + " annotation to a user who has this task already.");
    }
  }

  /** The same for someone who is to get a free annotation of a dataset. */
  public void checkCanRead(Scope scope, ObjectId user, ObjectId dataset, String verb) {
    lockActive(scope, user);
    if (!datasets.isReadable(scope, user, dataset)) {
      throw noAccess(verb);
    }
  }

  /** Locks someone who is to get instances; false if they are not there or not active. */
  public boolean lockIfActive(Scope scope, ObjectId user) {
    return claims.lockUser(scope, user);
  }

  /** Notes that instances were given to someone else, so that their tasks can go to the giver. */
  public void noteGivenAway(Scope scope, Collection<ObjectId> instances) {
    claims.noteGivenAway(scope, instances);
  }

  private void lockActive(Scope scope, ObjectId user) {
    if (!lockIfActive(scope, user)) {
      throw Failure.notFound("User could not be found or accessed.");
    }
  }

  private static Failure noAccess(String verb) {
    return Failure.badRequest(verb + " annotation to a user who has no access to the dataset.");
  }
}
