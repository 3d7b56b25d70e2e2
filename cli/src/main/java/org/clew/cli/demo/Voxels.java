package org.clew.cli.demo;

/** Where an array's values come from. */
@FunctionalInterface
interface Voxels {
  int at(int x, int y, int z);

  /** Half the resolution in x and y: the mean of four brightnesses. */
  default Voxels averaged() {
    return (x, y, z) -> {
      int sum = at(2 * x, 2 * y, z) + at(2 * x + 1, 2 * y, z);
      sum += at(2 * x, 2 * y + 1, z) + at(2 * x + 1, 2 * y + 1, z);
      return (sum + 2) / 4;
    };
  }

  /** Half the resolution in x and y: the most frequent of four ids, as a mean is no id. */
  default Voxels mostFrequent() {
    return (x, y, z) -> {
      int a = at(2 * x, 2 * y, z);
      int b = at(2 * x + 1, 2 * y, z);
      int c = at(2 * x, 2 * y + 1, z);
      int d = at(2 * x + 1, 2 * y + 1, z);
      if (a == b || a == c || a == d) {
        return a;
      }
      if (b == c || b == d) {
        return b;
      }
      return c == d ? c : a;
    };
  }
}
