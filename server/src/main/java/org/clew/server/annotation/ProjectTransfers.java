package org.clew.server.annotation;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.server.annotation.ProjectTransferStore.Obstacles;
import org.clew.server.assignment.Assignments;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.ProjectStore;
import org.clew.server.project.Projects;

/**
 * Gives all active instances of a project to one user, by the rules of a single one: all or none.
 */
public final class ProjectTransfers {
  private final Database database;
  private final Clock clock;
  private final Assignments assignments;
  private final ProjectStore projects = new ProjectStore();
  private final ProjectTransferStore store = new ProjectTransferStore();

  /** With the rules of who can hold what. */
  public ProjectTransfers(Database database, Clock clock, Assignments assignments) {
    this.database = database;
    this.clock = clock;
    this.assignments = assignments;
  }

  /** Answers how many were transferred. */
  int transfer(CurrentUser user, ObjectId project, ObjectId to) {
    return database.write(
        user.organization(),
        scope -> {
          ProjectRow row =
              projects
                  .lock(scope, project)
                  .filter(found -> found.isReadableBy(user))
                  .orElseThrow(() -> Projects.absent(project));
          Right.TRANSFER_ACTIVE_TASKS.check(user, row.subject());
          if (!assignments.lockIfActive(scope, to)) {
            throw Failure.badRequest(Failure.absent("User", to));
          }
          return transfer(scope, user, project, to);
        });
  }

  private int transfer(Scope scope, CurrentUser user, ObjectId project, ObjectId to) {
    List<ObjectId> tasks = store.lockTasks(scope, project, to);
    List<ObjectId> instances = store.lockInstances(scope, tasks, to);
    Obstacles obstacles = store.obstacles(scope, instances, to);
    refuse(
        obstacles.unreadable(),
        "Cannot transfer annotation to a user who has no access to the dataset.");
    refuse(obstacles.had(), "Cannot transfer annotation to a user who has this task already.");
    store.transfer(scope, instances, to, user.id(), clock.instant());
    assignments.noteGivenAway(scope, instances);
    return instances.size();
  }

  private static void refuse(List<ObjectId> tasks, String reason) {
    if (!tasks.isEmpty()) {
      throw Failure.badRequest(
          reason
              + " Nothing was transferred. Task ids are: "
              + tasks.stream().map(ObjectId::value).collect(Collectors.joining(";")));
    }
  }
}
