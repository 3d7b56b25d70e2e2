package org.clew.server.image;

/** Gives each segment a color of its own; neighbours in number look far from alike. */
final class SegmentColors {
  private static final double GOLDEN = 0.618033988749895;
  private static final double[] SATURATIONS = {0.55, 0.75, 0.95};
  private static final double[] VALUES = {0.95, 0.8, 0.65};
  private static final int OPAQUE = 0xff000000;

  private SegmentColors() {}

  /** As alpha, red, green, blue; no segment is transparent. */
  static int of(long id) {
    if (id == 0) {
      return 0;
    }
    // Of ids beyond a double’s digits the low ones count as well.
    double turn = (id & 0xffffffffL) * GOLDEN + (id >>> 32) * GOLDEN * GOLDEN;
    int kind = (int) Long.remainderUnsigned(id, 9);
    return OPAQUE | rgb(turn - Math.floor(turn), SATURATIONS[kind % 3], VALUES[kind / 3]);
  }

  /** From hue, saturation and value, each from 0 to 1. */
  static int rgb(double hue, double saturation, double value) {
    int color = 0;
    for (int part : new int[] {5, 3, 1}) {
      double k = (part + hue * 6) % 6;
      double one = value - value * saturation * Math.clamp(Math.min(k, 4 - k), 0, 1);
      color = color << 8 | (int) Math.round(one * 255);
    }
    return color;
  }
}
