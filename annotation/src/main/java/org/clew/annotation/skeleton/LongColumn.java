package org.clew.annotation.skeleton;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A whole number for each row, or none. 4 bytes a row while all of them are within two thousand
 * million of the first, which for times is 24 days; 8 from the first that is not.
 */
final class LongColumn {
  static final long NONE = Long.MIN_VALUE;
  private static final int ABSENT = Integer.MIN_VALUE;

  private long first;
  private int[] narrow = {};
  private long @Nullable [] wide;

  long get(int row) {
    if (wide == null) {
      return row < narrow.length && narrow[row] != ABSENT ? first + narrow[row] : NONE;
    }
    return row < wide.length ? wide[row] : NONE;
  }

  void set(int row, long value) {
    if (wide == null && narrow.length == 0) {
      first = value;
    }
    long distance = value - first;
    if (wide == null && (distance != (int) distance || distance == ABSENT)) {
      widen();
    }
    if (row >= length()) {
      resize(Capacity.grown(length(), row + 1));
    }
    if (wide == null) {
      narrow[row] = (int) distance;
    } else {
      wide[row] = value;
    }
  }

  void trim(int rows) {
    if (length() > rows) {
      resize(rows);
    }
  }

  private int length() {
    return wide == null ? narrow.length : wide.length;
  }

  private void resize(int length) {
    int old = Math.min(length(), length);
    if (wide == null) {
      narrow = Arrays.copyOf(narrow, length);
      Arrays.fill(narrow, old, length, ABSENT);
    } else {
      wide = Arrays.copyOf(wide, length);
      Arrays.fill(wide, old, length, NONE);
    }
  }

  private void widen() {
    long[] widened = new long[narrow.length];
    for (int row = 0; row < widened.length; row++) {
      widened[row] = get(row);
    }
    wide = widened;
    narrow = new int[0];
  }
}
