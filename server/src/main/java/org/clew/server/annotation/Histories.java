package org.clew.server.annotation;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Database;
import org.clew.server.http.CurrentUser;
import org.clew.server.task.Tasks;

/** Tells managers what happened to their tasks. */
public final class Histories {
  private final Database database;
  private final Tasks tasks;
  private final HistoryStore store = new HistoryStore();

  /** With the tasks, which know whose they are. */
  public Histories(Database database, Tasks tasks) {
    this.database = database;
    this.tasks = tasks;
  }

  /** What happened to a task and its instances, the last first. */
  public List<HistoryEntry> ofTask(CurrentUser user, ObjectId task, int limit) {
    return database.read(
        user.organization(),
        scope -> {
          tasks.checkEditable(scope, user, task);
          return store.ofTask(scope, task, limit);
        });
  }
}
