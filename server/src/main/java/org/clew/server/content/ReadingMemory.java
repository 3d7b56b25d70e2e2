package org.clew.server.content;

import java.util.concurrent.Semaphore;

/**
 * The memory in which NMLs are read, shared by all requests. Who wants some waits for their turn,
 * in the order of coming; so a large file is not kept waiting for ever by small ones.
 */
public final class ReadingMemory {
  private static final int UNIT_BITS = 20;

  private final int units;
  private final Semaphore free;

  /** Of so many bytes, at least a mebibyte. */
  public ReadingMemory(long bytes) {
    units = Math.clamp(bytes >> UNIT_BITS, 1, Integer.MAX_VALUE);
    free = new Semaphore(units, true);
  }

  /** Half of what this process may use. */
  public static ReadingMemory ofThisProcess() {
    return new ReadingMemory(Runtime.getRuntime().maxMemory() / 2);
  }

  /** Some of it, until it is given back. */
  public final class Share implements AutoCloseable {
    private final int size;

    private Share(int size) {
      this.size = size;
    }

    @Override
    public void close() {
      free.release(size);
    }
  }

  /** Whether there is ever as much. */
  boolean holds(long bytes) {
    return unitsOf(bytes) <= units;
  }

  /** How much there is when nothing is in use, in mebibytes. */
  int mebibytes() {
    return units;
  }

  /**
   * Waits until there is as much, and takes it. Who has a share must not ask for a second one.
   *
   * @throws IllegalArgumentException if there is never as much
   */
  public Share take(long bytes) {
    if (!holds(bytes)) {
      throw new IllegalArgumentException("There are never as many as %d bytes.".formatted(bytes));
    }
    int size = (int) unitsOf(bytes);
    free.acquireUninterruptibly(size);
    return new Share(size);
  }

  private static long unitsOf(long bytes) {
    return (bytes >> UNIT_BITS) + 1;
  }
}
