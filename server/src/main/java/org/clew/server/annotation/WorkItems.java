package org.clew.server.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireTask;
import org.clew.server.annotation.AnnotationStore.Of;
import org.clew.server.dataset.Stores;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.jspecify.annotations.Nullable;

/** What someone works on and has done, for pages: a constant number of statements, however much. */
public final class WorkItems {
  private static final int MOST_OPEN = 200;
  private static final int MOST_UNDONE = 5;

  private final Database database;
  private final Annotations annotations;
  private final AnnotationAssembly assembly;
  private final AnnotationStore store = new AnnotationStore();
  private final WorkItemStore items = new WorkItemStore();

  /** Over the annotations. */
  public WorkItems(Database database, Annotations annotations, Stores stores) {
    this.database = database;
    this.annotations = annotations;
    this.assembly = new AnnotationAssembly(stores);
  }

  /** The open tasks of the user, newest first. */
  public List<WorkItem> open(CurrentUser user) {
    return database.read(
        user.organization(),
        scope ->
            items(
                scope,
                user,
                store.ofUser(
                    scope,
                    user.id(),
                    Of.TASKS,
                    AnnotationState.ACTIVE,
                    new Page(MOST_OPEN, 0, false, null))));
  }

  /** The tasks that the user has finished since a moment, last first; the last few. */
  public List<WorkItem> finishedSince(CurrentUser user, Instant since) {
    return database.read(
        user.organization(),
        scope -> items(scope, user, items.finishedSince(scope, user.id(), since, MOST_UNDONE)));
  }

  /**
   * The tasks that the user has finished, last first.
   *
   * @param before one of them, to begin behind it; null to begin with the last
   */
  public List<WorkItem> finished(CurrentUser user, @Nullable ObjectId before, int limit) {
    return database.read(
        user.organization(),
        scope -> items(scope, user, items.finishedBefore(scope, user.id(), before, limit)));
  }

  /** One annotation, of whomever, that the user may look at. */
  public WorkItem one(CurrentUser user, ObjectId id) {
    return database.read(
        user.organization(),
        scope -> items(scope, user, List.of(annotations.viewable(scope, user, id))).getFirst());
  }

  private List<WorkItem> items(Scope scope, CurrentUser user, List<InstanceRow> rows) {
    List<WireAnnotation> wired = assembly.wired(scope, user, rows);
    List<ObjectId> projects =
        wired.stream()
            .map(WireAnnotation::task)
            .filter(Objects::nonNull)
            .map(WireTask::projectId)
            .distinct()
            .toList();
    Map<ObjectId, Long> expected = items.expectedTimes(scope, projects);
    Map<ObjectId, InstanceRow> byId =
        rows.stream().collect(Collectors.toMap(InstanceRow::id, row -> row));
    return wired.stream()
        .map(annotation -> {
          InstanceRow row = Objects.requireNonNull(byId.get(annotation.id()));
          WireTask task = annotation.task();
          return new WorkItem(
              annotation,
              row.version(),
              row.finished(),
              task == null ? null : expected.get(task.projectId()));
        })
        .toList();
  }
}
