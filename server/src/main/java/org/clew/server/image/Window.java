package org.clew.server.image;

import java.util.Arrays;

/**
 * Which numbers are black and which are white.
 *
 * @param low and what is below it is black
 * @param high and what is above it is white
 */
record Window(double low, double high) {
  static final Window BYTE = new Window(0, 255);

  private static final double FEW = 0.005;
  private static final int WHITE = 255;

  /** From 0 to 255; not a number is black. */
  int brightness(double number) {
    double part = (number - low) / (high - low);
    return (int) Math.round(Math.clamp(Double.isNaN(part) ? 0 : part, 0, 1) * WHITE);
  }

  /** Leaves out the few lowest and highest numbers, which say little and take much room. */
  static Window around(double[] numbers) {
    double[] sorted = Arrays.stream(numbers).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return new Window(0, 1);
    }
    int last = sorted.length - 1;
    int few = (int) (last * FEW);
    Window robust = spanning(sorted[few], sorted[last - few]);
    return robust.low < robust.high ? robust : spanning(sorted[0], sorted[last]).orOne();
  }

  private static Window spanning(double low, double high) {
    return new Window(low, high);
  }

  /** Where all numbers are one, it is black. */
  private Window orOne() {
    return low < high ? this : new Window(low, low + Math.max(1, Math.ulp(low) * 2));
  }
}
