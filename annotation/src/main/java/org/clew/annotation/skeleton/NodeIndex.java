package org.clew.annotation.skeleton;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the node of an id is: in which tree, in which row. The index gives each node a number in
 * the order of adding; nodes added in a row to one tree are a run.
 */
final class NodeIndex {
  private final IntIndex numbers = new IntIndex();
  private int[] firstNumbers = {};
  private int[] firstRows = {};
  private Tree[] trees = {};
  private int runs;

  int size() {
    return numbers.size();
  }

  boolean has(int id) {
    return numbers.get(id) >= 0;
  }

  /** False, and no change, if the id is taken. */
  boolean add(int id, Tree tree, int row) {
    int number = numbers.size();
    if (!numbers.put(id, number)) {
      return false;
    }
    if (runs == 0 || trees[runs - 1] != tree) {
      addRun(number, tree, row);
    }
    return true;
  }

  @Nullable Node find(int id) {
    int number = numbers.get(id);
    if (number < 0) {
      return null;
    }
    int run = run(number);
    return new Node(trees[run], firstRows[run] + number - firstNumbers[run]);
  }

  void trim() {
    numbers.trim();
  }

  private int run(int number) {
    int found = Arrays.binarySearch(firstNumbers, 0, runs, number);
    return found < 0 ? -found - 2 : found;
  }

  private void addRun(int number, Tree tree, int row) {
    if (runs == trees.length) {
      int length = Capacity.grown(runs, runs + 1);
      firstNumbers = Arrays.copyOf(firstNumbers, length);
      firstRows = Arrays.copyOf(firstRows, length);
      trees = Arrays.copyOf(trees, length);
    }
    firstNumbers[runs] = number;
    firstRows[runs] = row;
    trees[runs] = tree;
    runs++;
  }
}
