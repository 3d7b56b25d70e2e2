package org.clew.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.clew.server.storage.LeftoverBlobs;
import org.clew.server.task.RequestKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server does by itself from time to time; several servers may do it at once. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofHours(1);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("clew-chores").factory());
  private final LeftoverBlobs leftovers;
  private final RequestKeys keys;

  private Housekeeping(LeftoverBlobs leftovers, RequestKeys keys) {
    this.leftovers = leftovers;
    this.keys = keys;
  }

  static Housekeeping start(LeftoverBlobs leftovers, RequestKeys keys) {
    Housekeeping housekeeping = new Housekeeping(leftovers, keys);
    var _ =
        housekeeping.timer.scheduleWithFixedDelay(
            housekeeping::run, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    return housekeeping;
  }

  /** A failure ends this round only: what was not done now is done an hour later. */
  private void run() {
    attempt("Leftover content could not be taken away", leftovers::collect);
    attempt("Old idempotency keys could not be forgotten", keys::collect);
  }

  private static void attempt(String failure, Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException failed) {
      LOG.warn("{}; the next try is in an hour", failure, failed);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
