package org.clew.server.imports;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says again and again that someone works on an import, until it is closed. */
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final long EVERY_SECONDS = 4;

  private final CountDownLatch closed = new CountDownLatch(1);

  private Pulse() {}

  static Pulse start(Runnable beat) {
    Pulse pulse = new Pulse();
    Thread.ofVirtual().name("import-pulse").start(() -> pulse.run(beat));
    return pulse;
  }

  private void run(Runnable beat) {
    try {
      while (!closed.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
        try {
          beat.run();
        } catch (RuntimeException failed) {
          LOG.warn("An import could not say that it goes on", failed);
        }
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
