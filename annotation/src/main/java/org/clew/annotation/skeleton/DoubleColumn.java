package org.clew.annotation.skeleton;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A number for each row, or none. 4 bytes a row while all of them are exact as floats, 8 from the
 * first that is not.
 */
final class DoubleColumn {
  private float[] narrow = {};
  private double @Nullable [] wide;

  /** Not a number where none was set. */
  double get(int row) {
    if (wide == null) {
      return row < narrow.length ? narrow[row] : Double.NaN;
    }
    return row < wide.length ? wide[row] : Double.NaN;
  }

  void set(int row, double value) {
    if (wide == null && value != (float) value) {
      widen();
    }
    if (wide == null) {
      if (row >= narrow.length) {
        resize(Capacity.grown(narrow.length, row + 1));
      }
      narrow[row] = (float) value;
      return;
    }
    if (row >= wide.length) {
      resize(Capacity.grown(wide.length, row + 1));
    }
    wide[row] = value;
  }

  void trim(int rows) {
    if ((wide == null ? narrow.length : wide.length) > rows) {
      resize(rows);
    }
  }

  private void resize(int length) {
    if (wide == null) {
      int old = narrow.length;
      narrow = Arrays.copyOf(narrow, length);
      Arrays.fill(narrow, Math.min(old, length), length, Float.NaN);
    } else {
      int old = wide.length;
      wide = Arrays.copyOf(wide, length);
      Arrays.fill(wide, Math.min(old, length), length, Double.NaN);
    }
  }

  private void widen() {
    double[] widened = new double[narrow.length];
    for (int i = 0; i < widened.length; i++) {
      widened[i] = narrow[i];
    }
    wide = widened;
    narrow = new float[0];
  }
}
