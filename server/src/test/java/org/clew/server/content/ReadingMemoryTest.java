package org.clew.server.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadingMemoryTest {
  private static final long MEBIBYTE = 1 << 20;

  @Test
  void whatIsInUseAtATimeNeverExceedsWhatThereIs() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    ReadingMemory memory = new ReadingMemory(16 * MEBIBYTE);
    AtomicLong used = new AtomicLong();
    AtomicLong most = new AtomicLong();

    List<Future<?>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2000; i++) {
        long bytes = random.nextLong(15 * MEBIBYTE);
        readers.add(
            threads.submit(() -> {
              ReadingMemory.Share share = memory.take(bytes);
              most.accumulateAndGet(used.addAndGet(bytes), Math::max);
              Thread.onSpinWait();
              used.addAndGet(-bytes);
              share.close();
            }));
      }
    }

    for (Future<?> reader : readers) {
      reader.get();
    }
    assertThat(most.get()).isPositive().isLessThanOrEqualTo(16 * MEBIBYTE);
    memory.take(15 * MEBIBYTE).close();
  }

  @Test
  void aLargeOneComesBeforeSmallOnesThatCameLater() throws Exception {
    ReadingMemory memory = new ReadingMemory(4 * MEBIBYTE);
    ReadingMemory.Share first = memory.take(1);
    List<String> order = new ArrayList<>();
    Thread large = Thread.ofVirtual().start(() -> take(memory, 3 * MEBIBYTE, "large", order));
    awaitWaiting(large);
    Thread small = Thread.ofVirtual().start(() -> take(memory, 1, "small", order));
    awaitWaiting(small);

    first.close();
    large.join();
    small.join();

    assertThat(order).containsExactly("large", "small");
  }

  @Test
  void whatNeverFitsIsKnownAtOnce() {
    ReadingMemory memory = new ReadingMemory(4 * MEBIBYTE);

    assertThat(memory.holds(4 * MEBIBYTE - 1)).isTrue();
    assertThat(memory.holds(4 * MEBIBYTE)).isFalse();
    assertThat(memory.holds(Long.MAX_VALUE)).isFalse();
    assertThatThrownBy(() -> memory.take(1L << 40)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void take(ReadingMemory memory, long bytes, String name, List<String> order) {
    ReadingMemory.Share share = memory.take(bytes);
    synchronized (order) {
      order.add(name);
    }
    share.close();
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
