package org.clew.server.assignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.clew.model.ObjectId;

/**
 * The order among tasks of one priority: pseudo-random, so that annotators do not queue at the same
 * row, and fixed by the user and their newest instance, so that looking at the next task and taking
 * it mean the same one.
 */
final class Spread {
  /** So many open tasks are in a stretch, on the average. */
  private static final int STRETCH = 64;

  private static final int STRETCHES = 4;

  /** The golden ratio: places this far apart are spread well. */
  private static final int STEP = 0x9E3779B9;

  private final SplittableRandom random;
  private final long seed;

  Spread(ObjectId user, Optional<String> latestInstance) {
    this.seed = seed(user.value() + latestInstance.orElse(""));
    this.random = new SplittableRandom(seed);
  }

  /** A part of the spread, with both ends. */
  record Stretch(int from, int to) {}

  /** For what the database draws. */
  long seed() {
    return seed;
  }

  /**
   * The pools by falling priority; within one, at random with a chance by the number of open tasks,
   * so that every task of a priority has the same chance to be next.
   */
  List<List<Pool>> levels(List<Pool> pools) {
    Map<Pool, Double> keys = new HashMap<>();
    for (Pool pool : pools) {
      keys.put(pool, -Math.log(1 - random.nextDouble()) / pool.openTasks());
    }
    List<List<Pool>> levels = new ArrayList<>();
    for (Pool pool : pools) {
      if (levels.isEmpty() || levels.getLast().getFirst().priority() != pool.priority()) {
        levels.add(new ArrayList<>());
      }
      levels.getLast().add(pool);
    }
    levels.forEach(level -> level.sort(Comparator.comparing(keys::get)));
    return levels;
  }

  /** Where in a pool to begin. */
  int start() {
    return random.nextInt();
  }

  /**
   * A few short stretches of a large pool, where to look before all of it is: who has had the tasks
   * at one place has rarely had those at the others. Of a small pool there are none.
   */
  static List<Stretch> stretches(Pool pool, int start) {
    List<Stretch> stretches = new ArrayList<>();
    if (pool.openTasks() > 2 * STRETCH) {
      long width = STRETCH * (1L << 32) / pool.openTasks();
      int from = start;
      for (int i = 0; i < STRETCHES; i++) {
        stretches.add(new Stretch(from, (int) Math.min(Integer.MAX_VALUE, from + width)));
        from += STEP;
      }
    }
    return stretches;
  }

  private static long seed(String text) {
    long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
