package org.clew.annotation.skeleton;

import java.util.Arrays;

/** A whole number for each row, or none: 8 bytes a row. */
final class LongColumn {
  static final long NONE = Long.MIN_VALUE;

  private long[] values = {};

  long get(int row) {
    return row < values.length ? values[row] : NONE;
  }

  void set(int row, long value) {
    if (row >= values.length) {
      int old = values.length;
      values = Arrays.copyOf(values, Capacity.grown(old, row + 1));
      Arrays.fill(values, old, values.length, NONE);
    }
    values[row] = value;
  }

  void trim(int rows) {
    if (values.length > rows) {
      values = Arrays.copyOf(values, rows);
    }
  }
}
