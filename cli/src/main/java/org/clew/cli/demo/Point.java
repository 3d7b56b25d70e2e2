package org.clew.cli.demo;

import java.util.random.RandomGenerator;

/** A place or a direction in the tissue, in nanometers. */
record Point(double x, double y, double z) {

  /** A direction, any as likely as another. */
  static Point direction(RandomGenerator random) {
    while (true) {
      Point point =
          new Point(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1));
      double length = point.length();
      if (length > 0.1 && length < 1) {
        return point.unit();
      }
    }
  }

  Point plus(Point other, double factor) {
    return new Point(x + factor * other.x, y + factor * other.y, z + factor * other.z);
  }

  double distance(Point other) {
    return plus(other, -1).length();
  }

  Point unit() {
    return scaled(1 / Math.max(length(), 1e-9));
  }

  Point scaled(double factor) {
    return new Point(factor * x, factor * y, factor * z);
  }

  private double length() {
    return Math.sqrt(x * x + y * y + z * z);
  }
}
