package org.clew.cli.demo;

import java.util.Arrays;

/** How far the nearest cell is, on a coarse grid: where something new still finds room. */
final class Clearance {
  static final double REACH = 230;
  private static final double STEP = 45;

  private final int width;
  private final int height;
  private final int depth;
  private final float[] distance;
  private final int[] owner;

  Clearance(Point extent) {
    width = (int) Math.ceil(extent.x() / STEP);
    height = (int) Math.ceil(extent.y() / STEP);
    depth = (int) Math.ceil(extent.z() / STEP);
    distance = new float[width * height * depth];
    owner = new int[distance.length];
    Arrays.fill(distance, (float) REACH);
  }

  void occupy(Point center, double radius, int ballOwner) {
    double reach = radius + REACH;
    int firstX = from(center.x() - reach);
    int endX = to(center.x() + reach, width);
    int endY = to(center.y() + reach, height);
    int endZ = to(center.z() + reach, depth);
    for (int k = from(center.z() - reach); k < endZ; k++) {
      double dz = (k + 0.5) * STEP - center.z();
      for (int j = from(center.y() - reach); j < endY; j++) {
        double dy = (j + 0.5) * STEP - center.y();
        for (int i = firstX; i < endX; i++) {
          double dx = (i + 0.5) * STEP - center.x();
          float outside = (float) (Math.sqrt(dx * dx + dy * dy + dz * dz) - radius);
          int index = (k * height + j) * width + i;
          if (outside < distance[index]) {
            distance[index] = outside;
            owner[index] = ballOwner;
          }
        }
      }
    }
  }

  /** The room around a point; what the asking cell itself occupies counts as free. */
  double around(Point point, int asking) {
    int i = Math.clamp((long) (point.x() / STEP), 0, width - 1);
    int j = Math.clamp((long) (point.y() / STEP), 0, height - 1);
    int k = Math.clamp((long) (point.z() / STEP), 0, depth - 1);
    int index = (k * height + j) * width + i;
    return owner[index] == asking ? REACH : distance[index];
  }

  int count() {
    return distance.length;
  }

  Point point(int index) {
    int i = index % width;
    int j = index / width % height;
    int k = index / width / height;
    return new Point((i + 0.5) * STEP, (j + 0.5) * STEP, (k + 0.5) * STEP);
  }

  private static int from(double nanometers) {
    return Math.max(0, (int) (nanometers / STEP));
  }

  private static int to(double nanometers, int end) {
    return Math.clamp((long) (nanometers / STEP) + 1, 0, end);
  }
}
