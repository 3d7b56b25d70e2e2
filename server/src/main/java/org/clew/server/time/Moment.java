package org.clew.server.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a sign of work happened. A sender’s clock is believed only for the stretch of one idle gap
 * before the server’s own time, so it can neither make up time nor move it far.
 */
final class Moment {
  private Moment() {}

  /** The sender’s timestamp if it can be believed, else the server’s own time. */
  static Instant of(@Nullable Long timestamp, Instant now, Duration idleGap) {
    Instant own = now.truncatedTo(ChronoUnit.MILLIS);
    if (timestamp == null
        || timestamp > own.toEpochMilli()
        || timestamp < own.minus(idleGap).toEpochMilli()) {
      return own;
    }
    return Instant.ofEpochMilli(timestamp);
  }
}
