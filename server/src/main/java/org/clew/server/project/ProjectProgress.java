package org.clew.server.project;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireActiveUser;
import org.clew.model.wire.WireProjectStatus;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;

/** How far projects are, and who works on them. */
public final class ProjectProgress {
  private final Database database;
  private final ProjectStore store = new ProjectStore();
  private final ProjectOverviewStore overviews = new ProjectOverviewStore();

  /** Over the projects. */
  public ProjectProgress(Database database) {
    this.database = database;
  }

  List<WireActiveUser> usersWithActiveTasks(CurrentUser user, ObjectId id) {
    return database.read(
        user.organization(),
        scope -> {
          ProjectRow project = readable(scope, user, id);
          Right.SEE_WHO_WORKS_ON_PROJECT.check(user, project.subject());
          return store.usersWithActiveTasks(scope, id);
        });
  }

  /** How far a project is. */
  public WireProjectStatus status(CurrentUser user, ObjectId id) {
    return database.read(
        user.organization(), scope -> store.status(scope, readable(scope, user, id).id()));
  }

  /** The projects that the user may see, with how far they are. */
  public List<ProjectOverview> overview(CurrentUser user, ProjectSearch search) {
    return database.read(
        user.organization(),
        scope -> overviews.find(scope, Right.READ_PROJECT.teamsOf(user), user.id(), search));
  }

  private ProjectRow readable(Scope scope, CurrentUser user, ObjectId id) {
    return store
        .byId(scope, id)
        .filter(row -> row.isReadableBy(user))
        .orElseThrow(() -> Projects.absent(id));
  }
}
