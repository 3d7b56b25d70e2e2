package org.clew.server.task;

import java.util.List;
import java.util.Objects;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.server.content.Content;
import org.clew.server.content.ContentLayer;
import org.clew.server.content.ContentRow;
import org.clew.server.content.Contents;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** What instances of tasks start from, for what is drawn of it. */
public final class TaskStarts {
  private final Database database;
  private final Tasks tasks;
  private final Contents contents;
  private final BaseStore bases = new BaseStore();
  private final DatasetStore datasets = new DatasetStore();

  /** Over the tasks and what is kept of them. */
  public TaskStarts(Database database, Tasks tasks, Contents contents) {
    this.database = database;
    this.tasks = tasks;
    this.contents = contents;
  }

  /**
   * What a task starts from.
   *
   * @param organization whose it is
   * @param content what its instances hold at first
   * @param dataset where
   * @param box of the task, or null
   */
  public record Start(
      String organization, Content content, DatasetSummary dataset, @Nullable BoundingBox box) {}

  /** Of a task that the user may see. */
  public Start of(CurrentUser user, ObjectId id) {
    return database.read(user.organization(), scope -> of(scope, tasks.readable(scope, user, id)));
  }

  private Start of(Scope scope, TaskRow task) {
    ContentRow row =
        bases
            .ofTask(scope, task.id())
            .map(base -> contents.byIds(scope, List.of(base)).get(base))
            .orElse(null);
    Content.Start start = new Content.Start(task.editPosition(), task.editRotation(), 0);
    List<ContentLayer> layers = row == null ? List.of(ContentLayer.SKELETON) : row.layers();
    return new Start(
        scope.organization(),
        new Content(row, start, layers),
        Objects.requireNonNull(datasets.byIds(scope, List.of(task.dataset())).get(task.dataset())),
        task.boundingBox());
  }
}
