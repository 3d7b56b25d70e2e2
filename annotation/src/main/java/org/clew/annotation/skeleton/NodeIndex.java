package org.clew.annotation.skeleton;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the node of an id is: in which tree, in which row. Each node has a number in the order of
 * adding; nodes added in a row to one tree are a run. While ids ascend, searching the runs is
 * enough; from the first that does not, an index knows their numbers.
 */
final class NodeIndex {
  private @Nullable IntIndex numbers;
  private int size;
  private int largest;
  private int[] firstNumbers = {};
  private int[] firstIds = {};
  private int[] firstRows = {};
  private Tree[] trees = {};
  private int runs;

  int size() {
    return size;
  }

  boolean has(int id) {
    return number(id) >= 0;
  }

  /** False, and no change, if the id is taken. The tree has the node right afterwards. */
  boolean add(int id, Tree tree, int row) {
    if (numbers == null && size > 0 && id <= largest) {
      numbers = index();
    }
    if (numbers != null && !numbers.put(id, size)) {
      return false;
    }
    if (runs == 0 || trees[runs - 1] != tree) {
      addRun(id, tree, row);
    }
    largest = id;
    size++;
    return true;
  }

  @Nullable Node find(int id) {
    int number = number(id);
    if (number < 0) {
      return null;
    }
    int run = last(firstNumbers, number);
    return new Node(trees[run], row(run, number));
  }

  void trim() {
    if (numbers != null) {
      numbers.trim();
    }
  }

  /** The number of a node, or -1. */
  private int number(int id) {
    if (numbers != null) {
      return numbers.get(id);
    }
    int run = last(firstIds, id);
    if (run < 0) {
      return -1;
    }
    NodeTable nodes = trees[run].nodes;
    int end = run + 1 == runs ? size : firstNumbers[run + 1];
    int row = nodes.search(id, firstRows[run], row(run, end));
    return row < 0 ? -1 : firstNumbers[run] + row - firstRows[run];
  }

  private int row(int run, int number) {
    return firstRows[run] + number - firstNumbers[run];
  }

  /** The last run whose first value is not above the given one, or -1. */
  private int last(int[] firsts, int value) {
    int found = Arrays.binarySearch(firsts, 0, runs, value);
    return found < 0 ? -found - 2 : found;
  }

  private IntIndex index() {
    IntIndex index = new IntIndex();
    for (int run = 0; run < runs; run++) {
      int end = run + 1 == runs ? size : firstNumbers[run + 1];
      for (int number = firstNumbers[run]; number < end; number++) {
        index.put(trees[run].nodes.id(row(run, number)), number);
      }
    }
    return index;
  }

  private void addRun(int id, Tree tree, int row) {
    if (runs == trees.length) {
      int length = Capacity.grown(runs, runs + 1);
      firstNumbers = Arrays.copyOf(firstNumbers, length);
      firstIds = Arrays.copyOf(firstIds, length);
      firstRows = Arrays.copyOf(firstRows, length);
      trees = Arrays.copyOf(trees, length);
    }
    firstNumbers[runs] = size;
    firstIds[runs] = id;
    firstRows[runs] = row;
    trees[runs] = tree;
    runs++;
  }
}
