package org.clew.server.time;

import java.util.List;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.server.db.Database;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.time.TimeStore.Timed;
import org.jspecify.annotations.Nullable;

/** Signs of work by themselves, for clients that save seldom. */
public final class Heartbeats {
  private final Database database;
  private final TimeTracking tracking;
  private final TimeStore store = new TimeStore();

  /** Over what counts the time. */
  public Heartbeats(Database database, TimeTracking tracking) {
    this.database = database;
    this.tracking = tracking;
  }

  /**
   * What became of one.
   *
   * @param tracingTime of the annotation, in milliseconds
   */
  record Heartbeat(long tracingTime) {}

  Heartbeat beat(CurrentUser user, ObjectId annotation, @Nullable Long timestamp) {
    check(user, timed(user, annotation));
    // Should it be finished at this moment, it is not counted, which the next one is told.
    tracking.count(user, List.of(annotation), timestamp);
    Long time = timed(user, annotation).tracingTime();
    return new Heartbeat(time == null ? 0 : time);
  }

  private static void check(CurrentUser user, Timed annotation) {
    if (!annotation.user().equals(user.id())) {
      throw Failure.forbidden("Time is counted for the owner of an annotation only.");
    }
    if (annotation.state() != AnnotationState.ACTIVE) {
      throw Failure.badRequest(
          "The annotation is not active, so no time is counted. Please reopen it first.");
    }
  }

  private Timed timed(CurrentUser user, ObjectId annotation) {
    return database.read(
        user.organization(),
        scope ->
            store
                .timed(scope, annotation)
                .orElseThrow(() -> Failure.notFound("Annotation could not be found or accessed.")));
  }
}
