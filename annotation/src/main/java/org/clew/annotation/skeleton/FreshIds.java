package org.clew.annotation.skeleton;

import java.util.function.IntPredicate;

/**
 * Gives ids that are free: one more than the largest; when there is none, the smallest free one.
 */
final class FreshIds {
  private int largest;
  private int smallest = 1;

  void take(int id) {
    largest = Math.max(largest, id);
  }

  int largest() {
    return largest;
  }

  int next(IntPredicate isTaken) {
    if (largest < Integer.MAX_VALUE) {
      return largest + 1;
    }
    while (isTaken.test(smallest)) {
      smallest++;
    }
    return smallest;
  }
}
