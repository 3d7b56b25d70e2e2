package org.clew.cli.demo;

import java.util.Arrays;

/** A growing list of balls, in nanometers, each with its owner; arrays, for they are read often. */
final class Balls {
  private double[] x = new double[1024];
  private double[] y = new double[1024];
  private double[] z = new double[1024];
  private double[] radius = new double[1024];
  private int[] owner = new int[1024];
  private int count;

  void add(Point center, double ballRadius, int ballOwner) {
    if (count == owner.length) {
      x = Arrays.copyOf(x, 2 * count);
      y = Arrays.copyOf(y, 2 * count);
      z = Arrays.copyOf(z, 2 * count);
      radius = Arrays.copyOf(radius, 2 * count);
      owner = Arrays.copyOf(owner, 2 * count);
    }
    x[count] = center.x();
    y[count] = center.y();
    z[count] = center.z();
    radius[count] = ballRadius;
    owner[count] = ballOwner;
    count++;
  }

  int count() {
    return count;
  }

  int owner(int ball) {
    return owner[ball];
  }

  Point center(int ball) {
    return new Point(x[ball], y[ball], z[ball]);
  }

  /** How far a point is outside of a ball's surface; negative inside. */
  double distance(int ball, Point point) {
    double dx = x[ball] - point.x();
    double dy = y[ball] - point.y();
    double dz = z[ball] - point.z();
    return Math.sqrt(dx * dx + dy * dy + dz * dz) - radius[ball];
  }
}
