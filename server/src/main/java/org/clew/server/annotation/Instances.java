package org.clew.server.annotation;

import java.util.OptionalLong;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireInstance;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.task.Tasks;

/** Lists instances: those of teams that one manages, and one’s own. */
public final class Instances {
  private final Database database;
  private final Tasks tasks;
  private final InstanceStore store = new InstanceStore();

  /** With the tasks, which know their projects. */
  public Instances(Database database, Tasks tasks) {
    this.database = database;
    this.tasks = tasks;
  }

  /** Those that fit, newest first. */
  public Part<WireInstance> find(CurrentUser asking, InstanceQuery wanted, Page page) {
    Right.Teams teams = Right.MANAGE_INSTANCE.teamsOf(asking);
    return database.read(
        asking.organization(),
        scope ->
            Part.of(
                page,
                store.find(scope, teams, asking.id(), wanted, page),
                WireInstance::id,
                OptionalLong.empty()));
  }

  long countUpTo(CurrentUser asking, InstanceQuery wanted, long most) {
    Right.Teams teams = Right.MANAGE_INSTANCE.teamsOf(asking);
    return database.read(
        asking.organization(), scope -> store.countUpTo(scope, teams, asking.id(), wanted, most));
  }

  /** A project that the user may see, by id or name. */
  ObjectId project(CurrentUser asking, String idOrName) {
    return tasks.project(asking, idOrName);
  }
}
