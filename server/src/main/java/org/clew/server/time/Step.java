package org.clew.server.time;

import java.time.Duration;
import java.time.Instant;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/** What a sign of work does to the spans of a user: the one rule of how time is counted. */
sealed interface Step {
  /** Nothing: it came late, and what came after it has counted its time already. */
  record Ignore() implements Step {}

  /** The running span grows up to it. */
  record Grow(Running span, long millis) implements Step {}

  /** The running span, of another annotation, grows up to it and ends; a new one begins. */
  record Change(Running span, long millis) implements Step {}

  /** A new span begins; what lies before was a break. */
  record Begin() implements Step {}

  /**
   * The latest span of a user.
   *
   * @param span its id
   * @param annotation on what the user worked
   * @param lastUpdate its latest sign of work
   */
  record Running(ObjectId span, ObjectId annotation, Instant lastUpdate) {}

  /** What to do, given the latest span, or null without one. */
  static Step of(@Nullable Running running, ObjectId annotation, Instant moment, Duration idleGap) {
    if (running == null) {
      return new Begin();
    }
    Duration since = Duration.between(running.lastUpdate(), moment);
    // Also if it is far ahead: then a clock was wrong, and must not stop the count for long.
    if (since.abs().compareTo(idleGap) >= 0) {
      return new Begin();
    }
    if (since.isNegative()) {
      return new Ignore();
    }
    return running.annotation().equals(annotation)
        ? new Grow(running, since.toMillis())
        : new Change(running, since.toMillis());
  }
}
