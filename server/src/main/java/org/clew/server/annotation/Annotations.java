package org.clew.server.annotation;

import java.util.List;
import java.util.function.Function;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireListedAnnotation;
import org.clew.server.annotation.AnnotationStore.Of;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.dataset.Stores;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.task.Tasks;
import org.jspecify.annotations.Nullable;

/** Looks annotations up. */
public final class Annotations {
  private static final String ABSENT = "Annotation could not be found or accessed.";

  private final Database database;
  private final Tasks tasks;
  private final AnnotationStore store = new AnnotationStore();
  private final AnnotationAssembly assembly;

  /** With the addresses that annotations name. */
  public Annotations(Database database, Tasks tasks, Stores stores) {
    this.database = database;
    this.tasks = tasks;
    this.assembly = new AnnotationAssembly(stores);
  }

  /** As everybody sees it who may; without sign-in only what is public. */
  WireAnnotation info(@Nullable CurrentUser asking, ObjectId id) {
    return visible(asking, id, scope -> info(scope, asking, id));
  }

  /** Asks about an annotation in its organization; without sign-in only a public one is found. */
  <T> T visible(@Nullable CurrentUser asking, ObjectId id, Function<Scope, T> ask) {
    if (asking != null) {
      return database.read(asking.organization(), ask);
    }
    return database.readAcrossOrganizations(all -> {
      String organization =
          store
              .organizationOfPublic(all, id)
              .orElseThrow(() -> Failure.notFound(ABSENT + " You may need to log in to see it."));
      return all.in(organization, ask);
    });
  }

  /** An annotation of the organization that the user may look at. */
  InstanceRow accessible(Scope scope, CurrentUser asking, ObjectId id) {
    InstanceRow row = found(scope, id);
    if (!row.isAccessibleTo(asking)) {
      throw Failure.forbidden();
    }
    return row;
  }

  /** The same, unless it is cancelled. */
  InstanceRow viewable(Scope scope, CurrentUser asking, ObjectId id) {
    InstanceRow row = accessible(scope, asking, id);
    checkViewable(row);
    return row;
  }

  private WireAnnotation info(Scope scope, @Nullable CurrentUser asking, ObjectId id) {
    InstanceRow row = found(scope, id);
    if (asking != null && !row.isAccessibleTo(asking)) {
      throw Failure.forbidden();
    }
    checkViewable(row);
    return wired(scope, asking, row);
  }

  private static void checkViewable(InstanceRow row) {
    if (row.state() == AnnotationState.CANCELLED) {
      throw Failure.badRequest("This annotation is marked as cancelled and cannot be viewed.");
    }
  }

  /** An annotation of the organization. */
  InstanceRow found(Scope scope, ObjectId id) {
    return store.byId(scope, id).orElseThrow(() -> Failure.notFound(ABSENT));
  }

  WireAnnotation wired(Scope scope, @Nullable CurrentUser asking, InstanceRow row) {
    return assembly.wired(scope, asking, List.of(row)).getFirst();
  }

  List<WireAnnotation> ofTask(CurrentUser asking, ObjectId task) {
    return database.read(
        asking.organization(),
        scope -> {
          tasks.checkEditable(scope, asking, task);
          List<InstanceRow> rows =
              store.ofTask(scope, task).stream().filter(row -> row.isAccessibleTo(asking)).toList();
          return assembly.wired(scope, asking, rows);
        });
  }

  /** Instances of a user, as whoever looks after them sees them. */
  Part<WireAnnotation> ofUser(
      CurrentUser asking, ObjectId user, @Nullable Boolean isFinished, Page page) {
    return ofUser(asking, user, Of.TASKS, state(isFinished), page, this::wired);
  }

  /** The same for free annotations. */
  Part<WireListedAnnotation> freeOfUser(
      CurrentUser asking, ObjectId user, @Nullable Boolean isFinished, Page page) {
    return ofUser(
        asking,
        user,
        Of.NO_TASK,
        state(isFinished),
        page,
        (scope, any, rows) -> assembly.listed(scope, rows));
  }

  /** One’s own free annotations, and those that others share with one’s teams. */
  Part<WireListedAnnotation> readable(CurrentUser asking, @Nullable Boolean isFinished, Page page) {
    return ofUser(
        asking,
        asking.id(),
        Of.NO_TASK_OR_SHARED,
        state(isFinished),
        page,
        (scope, any, rows) -> assembly.listed(scope, rows));
  }

  private interface Assembling<T> {
    List<T> wired(Scope scope, CurrentUser asking, List<InstanceRow> rows);
  }

  private <T> Part<T> ofUser(
      CurrentUser asking,
      ObjectId user,
      Of which,
      @Nullable AnnotationState state,
      Page page,
      Assembling<T> assembling) {
    return database.read(
        asking.organization(),
        scope -> {
          List<ObjectId> teams =
              store.teamsOfUser(scope, user).orElseThrow(() -> Failure.notFound("User", user));
          Right.READ_USER.check(asking, Subject.ofUser(user, teams));
          return Part.of(
                  page,
                  store.ofUser(scope, user, which, state, page),
                  InstanceRow::id,
                  page.total(() -> store.countOfUser(scope, user, which, state)))
              .with(rows ->
                  assembling.wired(
                      scope,
                      asking,
                      rows.stream().filter(row -> row.isAccessibleTo(asking)).toList()));
        });
  }

  private static @Nullable AnnotationState state(@Nullable Boolean isFinished) {
    if (isFinished == null) {
      return null;
    }
    return isFinished ? AnnotationState.FINISHED : AnnotationState.ACTIVE;
  }

  private List<WireAnnotation> wired(Scope scope, CurrentUser asking, List<InstanceRow> rows) {
    return assembly.wired(scope, asking, rows);
  }
}
