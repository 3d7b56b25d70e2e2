package org.clew.server.annotation;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.server.annotation.TransitionStore.Step;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;

/** The life of an annotation after it was taken or made: finish, reopen, cancel, hand back. */
public final class Lifecycle {
  private static final String NOT_FINISHED = "Could not finish/archive the annotation.";
  private static final String NOT_REOPENED = "Could not reopen the annotation.";
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Database database;
  private final Events events;
  private final Clock clock;
  private final Duration reopenWindow;
  private final Annotations annotations;
  private final TransitionStore store = new TransitionStore();

  /** With the time within which annotators may take a finish back. */
  public Lifecycle(
      Database database,
      Events events,
      Clock clock,
      Duration reopenWindow,
      Annotations annotations) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.reopenWindow = reopenWindow;
    this.annotations = annotations;
  }

  /** How long annotators may take a finish back. */
  public Duration reopenWindow() {
    return reopenWindow;
  }

  private record Moved(InstanceRow before, InstanceRow after) {}

  /** Finishes one; finishing again does no harm. */
  public Outcome finish(CurrentUser user, ObjectId id) {
    return database.write(
        user.organization(),
        scope -> {
          Moved moved = finish(scope, user, id);
          boolean isTask = moved.after().task() != null && !moved.before().isFinished();
          return new Outcome(
              annotations.wired(scope, user, moved.after()),
              isTask ? "Task is finished." : "Annotation is archived.");
        });
  }

  /** All of them, or, if one cannot be finished, none. */
  void finishAll(CurrentUser user, List<ObjectId> ids) {
    database.write(
        user.organization(),
        scope -> {
          Set<ObjectId> left = new TreeSet<>(ids);
          for (ObjectId id : store.lockAll(scope, left)) {
            finish(scope, user, id);
            left.remove(id);
          }
          left.forEach(id -> finish(scope, user, id));
          return ids.size();
        });
  }

  private Moved finish(Scope scope, CurrentUser user, ObjectId id) {
    InstanceRow before = locked(scope, id);
    if (!before.isFinishableBy(user)) {
      throw Failure.forbidden(NOT_FINISHED, "Could not access annotation to finish it.");
    }
    return switch (before.state()) {
      case ACTIVE -> move(scope, user, before, Step.FINISH, "finished", Map.of());
      case FINISHED -> new Moved(before, before);
      case CANCELLED, INITIALIZING ->
          throw Failure.badRequest(
              NOT_FINISHED, "The annotation is not active and cannot be finished.");
    };
  }

  /** Takes a finish back. */
  public Outcome reopen(CurrentUser user, ObjectId id) {
    return database.write(
        user.organization(),
        scope -> {
          // It adds to what the owner has open, and a claim of theirs may be counting that now.
          store.lockOwner(scope, id);
          InstanceRow before = locked(scope, id);
          checkReopenable(user, before);
          Moved moved = move(scope, user, before, Step.REOPEN, "reopened", Map.of());
          return new Outcome(
              annotations.wired(scope, user, moved.after()), "Annotation was reopened.");
        });
  }

  private void checkReopenable(CurrentUser user, InstanceRow instance) {
    boolean manages = Right.MANAGE_INSTANCE.isHeldBy(user, instance.subject());
    boolean owns = Right.UPDATE_INSTANCE.isHeldBy(user, instance.subject());
    if (!manages && !owns) {
      throw Failure.forbidden(
          NOT_REOPENED, "You do not have permission to reopen this annotation.");
    }
    Long finished = instance.finished();
    if (finished == null) {
      throw Failure.badRequest(
          NOT_REOPENED,
          "The requested annotation is not finished or archived, so it cannot be reopened.");
    }
    boolean inTime = clock.millis() - finished <= reopenWindow.plus(GRACE).toMillis();
    // What belongs to nobody’s task can be taken up again at any time.
    if (!manages && !inTime && instance.task() != null) {
      throw Failure.badRequest(
          NOT_REOPENED,
          ("The annotation cannot be reopened anymore, since it has been finished for too long"
                  + " (configured as %d seconds).")
              .formatted(reopenWindow.toSeconds()));
    }
  }

  /** Puts the instance back among the pending ones; a manager’s way. */
  public String cancel(CurrentUser user, ObjectId id) {
    return database.write(
        user.organization(),
        scope -> {
          InstanceRow before = locked(scope, id);
          Right.MANAGE_INSTANCE.check(user, before.subject());
          requireTask(before, "Only instances of tasks can be cancelled.");
          cancel(scope, user, before, "cancelled", Map.of());
          return "Task annotation was successfully cancelled.";
        });
  }

  /** The same as the annotator’s way, with their reason. Answers what to tell them. */
  public String handBack(CurrentUser user, ObjectId id, String reason) {
    return database.write(
        user.organization(),
        scope -> {
          InstanceRow before = locked(scope, id);
          Right.HAND_BACK_INSTANCE.check(user, before.subject());
          requireTask(before, "Only instances of tasks can be handed back.");
          if (before.state() != AnnotationState.ACTIVE) {
            throw Failure.badRequest("The task is not active, so it cannot be handed back.");
          }
          cancel(scope, user, before, "handed_back", Map.of("reason", reason));
          return "The task was handed back.";
        });
  }

  private void cancel(
      Scope scope, CurrentUser user, InstanceRow before, String verb, Map<String, String> facts) {
    switch (before.state()) {
      case ACTIVE -> move(scope, user, before, Step.CANCEL_ACTIVE, verb, facts);
      case FINISHED -> move(scope, user, before, Step.CANCEL_FINISHED, verb, facts);
      case CANCELLED, INITIALIZING -> {
        // Nothing to give back.
      }
    }
  }

  private InstanceRow locked(Scope scope, ObjectId id) {
    store.lock(scope, id);
    return annotations.found(scope, id);
  }

  private Moved move(
      Scope scope,
      CurrentUser user,
      InstanceRow before,
      Step step,
      String verb,
      Map<String, String> facts) {
    if (before.task() == null) {
      store.stepFree(scope, before.id(), step, clock.instant());
    } else {
      store.step(scope, before.id(), step, clock.instant());
    }
    InstanceRow after = annotations.found(scope, before.id());
    Map<String, String> told = new HashMap<>(facts);
    told.put("state", after.state().toString());
    events.changed(
        scope,
        user.id(),
        before.eventKind(verb),
        before.id(),
        Map.of("state", before.state().toString()),
        told);
    return new Moved(before, after);
  }

  private static void requireTask(InstanceRow instance, String refusal) {
    if (instance.task() == null) {
      throw Failure.badRequest(refusal);
    }
  }
}
