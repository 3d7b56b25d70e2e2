package org.clew.server.image;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.clew.server.failure.Failure;
import org.clew.server.http.ETag;

/**
 * Keeps pictures that were drawn lately, by their tags, and lets only a few be drawn at a time:
 * drawing takes processor and memory that the rest of the server needs, too.
 */
public final class Drawings {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofSeconds(2);

  private final Semaphore turns;
  private final Cache<String, byte[]> drawn;

  /** With so many at a time, and so many bytes to keep. */
  public Drawings(int turns, long bytes) {
    this.turns = new Semaphore(turns, true);
    drawn =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String tag, byte[] picture) -> picture.length)
            .expireAfterAccess(LONGEST)
            .build();
  }

  /** As many at a time as there are processors, and up to 32 MB. */
  public static Drawings ofThisProcess() {
    Runtime runtime = Runtime.getRuntime();
    return new Drawings(
        runtime.availableProcessors(), Math.min(32L << 20, runtime.maxMemory() / 32));
  }

  /** What is drawn under the tag, or is drawn now. */
  byte[] get(ETag tag, Supplier<byte[]> drawing) {
    byte[] known = drawn.getIfPresent(tag.value());
    if (known != null) {
      return known;
    }
    byte[] picture = inTurn(drawing);
    drawn.put(tag.value(), picture);
    return picture;
  }

  private byte[] inTurn(Supplier<byte[]> drawing) {
    boolean isOurs;
    try {
      isOurs = turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      isOurs = false;
    }
    if (!isOurs) {
      throw Failure.tooMany("The server is busy with other pictures. Try again later.", LATER);
    }
    try {
      return drawing.get();
    } finally {
      turns.release();
    }
  }
}
