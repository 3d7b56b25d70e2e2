package org.clew.cli.demo;

import java.util.random.RandomGenerator;

/** Smooth value noise in [-1, 1]: random numbers on a periodic lattice, blended between. */
final class Noise {
  private static final int SIDE = 32;
  private static final int MASK = SIDE - 1;

  private final float[] lattice = new float[SIDE * SIDE * SIDE];

  Noise(RandomGenerator random) {
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = random.nextFloat() * 2 - 1;
    }
  }

  /** The noise at a point; features are about one unit large. */
  double at(double x, double y, double z) {
    int floorX = (int) Math.floor(x);
    int floorY = (int) Math.floor(y);
    int floorZ = (int) Math.floor(z);
    double tx = ease(x - floorX);
    double ty = ease(y - floorY);
    double tz = ease(z - floorZ);

    double near = plane(floorX, floorY, floorZ, tx, ty);
    double far = plane(floorX, floorY, floorZ + 1, tx, ty);
    return near + tz * (far - near);
  }

  double at(Point point, double nanometers) {
    return at(point.x() / nanometers, point.y() / nanometers, point.z() / nanometers);
  }

  private double plane(int x, int y, int z, double tx, double ty) {
    int front = (z & MASK) * SIDE * SIDE;
    int low = front + (y & MASK) * SIDE;
    int high = front + ((y + 1) & MASK) * SIDE;
    int left = x & MASK;
    int right = (x + 1) & MASK;
    double a = lattice[low + left] + tx * (lattice[low + right] - lattice[low + left]);
    double b = lattice[high + left] + tx * (lattice[high + right] - lattice[high + left]);
    return a + ty * (b - a);
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
