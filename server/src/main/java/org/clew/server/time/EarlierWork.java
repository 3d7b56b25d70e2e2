package org.clew.server.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.clew.model.ObjectId;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.time.Step.Running;

/** Time that was counted elsewhere, and is only noted here. */
public final class EarlierWork {
  private final Ids ids;
  private final Clock clock;
  private final SpanStore store = new SpanStore();

  /** With the sources of ids and time. */
  public EarlierWork(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Notes a span of a user on an annotation, and adds it to the time of the annotation. */
  public void add(
      Scope scope, ObjectId user, ObjectId annotation, Instant began, Duration duration) {
    store.add(scope, user, new Running(ids.next(), annotation, began), duration.toMillis());
    store.addToTask(scope, annotation, duration.toMillis());
    store.addToAnnotation(scope, annotation, duration.toMillis(), clock.instant());
  }
}
