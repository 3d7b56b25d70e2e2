package org.clew.server.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Ends a PostgreSQL server: its fast shutdown first, which rolls back what is open; its immediate
 * one when that takes too long, which leaves the rest to recovery; and force last. Never SIGTERM,
 * which waits for clients.
 */
record Shutdown(Duration fast, Duration immediate, Duration forced) {

  static final Shutdown USUAL =
      new Shutdown(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(5));

  private static final long POLL_MILLIS = 10;

  /** Returns whether the server is gone. */
  boolean stop(long server, BooleanSupplier gone) throws IOException, InterruptedException {
    return stop(server, "INT", fast, gone)
        || stop(server, "QUIT", immediate, gone)
        || stop(server, "KILL", forced, gone);
  }

  private static boolean stop(long server, String signal, Duration limit, BooleanSupplier gone)
      throws IOException, InterruptedException {
    if (gone.getAsBoolean()) {
      return true;
    }
    Program.signal(signal, server);
    return await(limit, gone);
  }

  static boolean await(Duration limit, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return true;
  }
}
