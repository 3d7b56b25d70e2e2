package org.clew.annotation.skeleton;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Positions: 12 bytes each while all of them are whole numbers, 24 from the first that is not. */
final class PositionColumns {
  private int[] whole = {};
  private double @Nullable [] fractional;

  void set(int row, double x, double y, double z) {
    if (fractional == null && !(isWhole(x) && isWhole(y) && isWhole(z))) {
      fractional = widened(whole);
      whole = new int[0];
    }
    if (fractional == null) {
      whole[3 * row] = (int) x;
      whole[3 * row + 1] = (int) y;
      whole[3 * row + 2] = (int) z;
    } else {
      fractional[3 * row] = x;
      fractional[3 * row + 1] = y;
      fractional[3 * row + 2] = z;
    }
  }

  double x(int row) {
    return at(3 * row);
  }

  double y(int row) {
    return at(3 * row + 1);
  }

  double z(int row) {
    return at(3 * row + 2);
  }

  void resize(int rows) {
    int length = Math.multiplyExact(3, rows);
    if (fractional == null) {
      whole = Arrays.copyOf(whole, length);
    } else {
      fractional = Arrays.copyOf(fractional, length);
    }
  }

  private static double[] widened(int[] values) {
    double[] widened = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      widened[i] = values[i];
    }
    return widened;
  }

  private double at(int index) {
    return fractional == null ? whole[index] : fractional[index];
  }

  /** Minus zero is kept as such only among fractional ones. */
  private static boolean isWhole(double value) {
    return value == (int) value
        && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0);
  }
}
