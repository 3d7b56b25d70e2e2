package org.clew.client;

import java.time.Duration;

/**
 * A moment after which nobody waits any more.
 *
 * @param nanos on the clock of {@link System#nanoTime}
 * @param never whether it never comes
 */
record Deadline(long nanos, boolean never) {
  static final Deadline NEVER = new Deadline(0, true);
  private static final long CENTURY = Duration.ofDays(36_525).toNanos();

  static Deadline in(Duration time) {
    return after(System.nanoTime(), time);
  }

  /** So long after a moment on the clock of {@link System#nanoTime}. */
  static Deadline after(long moment, Duration time) {
    return new Deadline(moment + nanos(time), false);
  }

  /** What is left until then, zero or more. */
  Duration left() {
    return never
        ? Duration.ofNanos(CENTURY)
        : Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /** The shorter of what is left and a time. */
  Duration within(Duration time) {
    Duration left = left();
    return left.compareTo(time) < 0 ? left : time;
  }

  boolean isOver() {
    return !never && nanos - System.nanoTime() <= 0;
  }

  /** A time in nanoseconds; a century stands for all that are longer. */
  static long nanos(Duration time) {
    return time.compareTo(Duration.ofNanos(CENTURY)) > 0 ? CENTURY : time.toNanos();
  }

  /** A time for people, e.g. {@code 0.2 s}. */
  static String text(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }
}
