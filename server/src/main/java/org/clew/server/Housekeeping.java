package org.clew.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server does by itself from time to time; several servers may do it at once. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofHours(1);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("clew-chores").factory());
  private final List<IntSupplier> chores;

  private Housekeeping(List<IntSupplier> chores) {
    this.chores = List.copyOf(chores);
  }

  static Housekeeping start(IntSupplier... chores) {
    Housekeeping housekeeping = new Housekeeping(List.of(chores));
    var _ =
        housekeeping.timer.scheduleWithFixedDelay(
            housekeeping::run, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    return housekeeping;
  }

  /** A failure ends a chore of this round only: what was not done now is done an hour later. */
  private void run() {
    for (IntSupplier chore : chores) {
      try {
        var _ = chore.getAsInt();
      } catch (RuntimeException failed) {
        LOG.warn("Something old could not be taken away; the next try is in an hour", failed);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
