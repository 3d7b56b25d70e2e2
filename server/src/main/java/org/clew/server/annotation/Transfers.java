package org.clew.server.annotation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;
import org.clew.server.assignment.Assignments;
import org.clew.server.db.Database;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;

/** Gives annotations to other users, with all that was traced in them. */
public final class Transfers {
  private final Database database;
  private final Events events;
  private final Clock clock;
  private final Annotations annotations;
  private final Assignments assignments;
  private final TransitionStore store = new TransitionStore();

  /** With the rules of who can hold what. */
  public Transfers(
      Database database,
      Events events,
      Clock clock,
      Annotations annotations,
      Assignments assignments) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.annotations = annotations;
    this.assignments = assignments;
  }

  /** Gives one to someone. */
  public WireAnnotation transfer(CurrentUser user, ObjectId id, ObjectId to) {
    return database.write(
        user.organization(),
        scope -> {
          InstanceRow known = annotations.found(scope, id);
          checkTransferable(user, known);
          if (known.user().equals(to)) {
            return annotations.wired(scope, user, known);
          }
          if (known.task() == null) {
            assignments.checkCanRead(scope, to, known.dataset(), "Cannot transfer");
          } else {
            assignments.checkCanHold(scope, to, known.task(), "Cannot transfer");
          }
          store.lock(scope, id);
          InstanceRow before = annotations.found(scope, id);
          checkTransferable(user, before);
          store.transfer(scope, id, to, clock.instant());
          assignments.noteGivenAway(scope, List.of(id));
          events.changed(
              scope,
              user.id(),
              before.eventKind("transferred"),
              id,
              Map.of("user", before.user().value()),
              Map.of("user", to.value()));
          return annotations.wired(scope, user, annotations.found(scope, id));
        });
  }

  private static void checkTransferable(CurrentUser user, InstanceRow instance) {
    boolean allowed = instance.isFinishableBy(user) && instance.state() == AnnotationState.ACTIVE;
    if (!allowed) {
      throw Failure.forbidden();
    }
  }
}
