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
  private final SplittableRandom random;

  Spread(ObjectId user, Optional<String> latestInstance) {
    this.random = new SplittableRandom(seed(user.value() + latestInstance.orElse("")));
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

  private static long seed(String text) {
    long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
