package org.clew.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Sends a request again when that may help and does no harm: after a connection that failed or
 * broke, and when a server or what stands before it is busy (429, 502, 503, 504). Between two
 * attempts it waits, twice as long each time, or as the server asks.
 *
 * @param most how many times more than once
 * @param pause waits
 * @param random spreads the waiting, so that many clients do not come back together
 * @param time tells what a moment in {@code Retry-After} means
 */
record Retries(int most, Pause pause, RandomGenerator random, InstantSource time) {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Waits. */
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  static Retries upTo(int most) {
    // Asked anew each time: the one of a thread is not for other threads.
    return new Retries(
        most,
        time -> Thread.sleep(time.toMillis()),
        () -> ThreadLocalRandom.current().nextLong(),
        InstantSource.system());
  }

  /**
   * Makes attempts until one is good or another would not help.
   *
   * @param end no attempt begins after it
   * @param attempt gets the number of attempts of which it is not known whether they worked
   */
  <R extends Response> R run(Call call, Faults faults, Deadline end, IntFunction<R> attempt) {
    int unknown = 0;
    for (int number = 0; ; number++) {
      boolean isLast = number >= most || !call.mayRepeat();
      Outcome<R> outcome = Outcome.of(attempt, unknown);
      if (isLast || !outcome.mayPass()) {
        return outcome.get();
      }
      Duration wait = wait(number, outcome);
      if (wait.compareTo(end.left()) >= 0) {
        return outcome.get();
      }
      unknown += outcome.mayHaveWorked() ? 1 : 0;
      pause(wait, faults);
    }
  }

  /** Waits as before the attempt that follows so many others in vain. */
  void backOff(int number, Faults faults) {
    pause(doubled(number), faults);
  }

  /** As the server asks; or between half and all of a time that doubles. */
  private Duration wait(int number, Outcome<?> outcome) {
    return outcome.wish(time.instant()).orElseGet(() -> doubled(number));
  }

  private Duration doubled(int number) {
    long longest = Math.min(FIRST.toNanos() << Math.min(number, 20), LONGEST.toNanos());
    return Duration.ofNanos(random.nextLong(longest / 2, longest + 1));
  }

  private void pause(Duration wait, Faults faults) {
    try {
      pause.of(wait);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw faults.unanswered("this thread was interrupted", interrupted);
    }
  }
}
