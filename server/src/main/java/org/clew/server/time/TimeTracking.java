package org.clew.server.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.annotation.WorkLog;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.clew.server.time.SpanStore.Worker;
import org.clew.server.time.Step.Running;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts time. All it knows is in the database, so any server may hear of any sign of work. */
public final class TimeTracking implements WorkLog {
  private static final Logger LOG = LoggerFactory.getLogger(TimeTracking.class);

  private final Database database;
  private final Ids ids;
  private final Clock clock;
  private final Duration idleGap;
  private final OverTime overTime;
  private final SpanStore store = new SpanStore();

  /** With the time without a sign of work from which on it is a break, and whom to tell. */
  public TimeTracking(
      Database database, Ids ids, Clock clock, Duration idleGap, OverTime overTime) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.idleGap = idleGap;
    this.overTime = overTime;
  }

  @Override
  public void worked(CurrentUser user, Collection<ObjectId> annotations, @Nullable Long timestamp) {
    try {
      count(user, annotations, timestamp);
    } catch (RuntimeException failed) {
      // The next sign of work within the idle gap counts this stretch, too.
      LOG.warn("A sign of work of {} was not counted", user.id(), failed);
    }
  }

  /** The same, but it fails when it cannot be done; false if it is not to be counted. */
  boolean count(CurrentUser user, Collection<ObjectId> annotations, @Nullable Long timestamp) {
    return database.writeAside(
        user.organization(),
        scope -> {
          Optional<ObjectId> annotation =
              annotations.size() == 1
                  ? Optional.of(annotations.iterator().next())
                  : store.runningAmong(scope, user.id(), annotations);
          return annotation.isPresent() && count(scope, user, annotation.get(), timestamp);
        });
  }

  private boolean count(
      Scope scope, CurrentUser user, ObjectId annotation, @Nullable Long timestamp) {
    Optional<Worker> worker = store.lock(scope, user.id(), annotation);
    if (worker.isEmpty()) {
      return false;
    }
    // Read after the lock: who waited for it must not come with an older time than who had it.
    Instant moment = Moment.of(timestamp, clock.instant(), idleGap);
    switch (Step.of(worker.get().running(), annotation, moment, idleGap)) {
      case Step.Ignore _ -> {
        // Counted already.
      }
      case Step.Begin _ -> begin(scope, user, annotation, moment);
      case Step.Grow grow -> grow(scope, grow.span(), grow.millis(), moment);
      case Step.Change change -> {
        grow(scope, change.span(), change.millis(), moment);
        begin(scope, user, annotation, moment);
      }
    }
    return true;
  }

  private void begin(Scope scope, CurrentUser user, ObjectId annotation, Instant moment) {
    store.begin(scope, user.id(), new Running(ids.next(), annotation, moment));
  }

  private void grow(Scope scope, Running span, long millis, Instant moment) {
    if (millis > 0) {
      store.addToTask(scope, span.annotation(), millis);
      if (store.addToAnnotation(scope, span.annotation(), millis, clock.instant())) {
        overTime.tell(scope, span.annotation());
      }
    }
    store.grow(scope, span, millis, moment);
  }
}
