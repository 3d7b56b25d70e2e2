package org.clew.server.db;

import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.clew.model.ObjectId;

/** Makes ids: the second, five random bytes of this process, a counter. */
public final class Ids {
  private static final int COUNTER_MASK = 0xffffff;

  private final Clock clock;
  private final long process;
  private final AtomicInteger counter;

  /** With the clock and the randomness to use. */
  public Ids(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.process = random.nextLong() & 0xffffffffffL;
    this.counter = new AtomicInteger(random.nextInt());
  }

  /** An id nobody else has. */
  public ObjectId next() {
    HexFormat hex = HexFormat.of();
    return new ObjectId(
        hex.toHexDigits(clock.instant().getEpochSecond(), 8)
            + hex.toHexDigits(process, 10)
            + hex.toHexDigits(counter.getAndIncrement() & COUNTER_MASK, 6));
  }
}
