package org.clew.cli.demo;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Turns the geometry into voxels. Halves the volume again and again, and keeps for each part only
 * the balls that can matter in it, so that a voxel looks at a few instead of all.
 */
final class Microscope {
  private static final int PART = 64;
  private static final int LEAF_VOXELS = 32;
  private static final double WALL_REACH = 34;
  private static final double BEND = 42;
  private static final double BEND_LENGTH = 330;

  /** How much further apart two points can be after bending, an upper bound seen in practice. */
  private static final double STRETCHED = 1.45;

  private final Tissue tissue;
  private final Stain stain;
  private final Noise bend;
  private final int size;
  private final int[] nucleusOf;
  final byte[] color;
  final int[] cells;

  /** How deep inside its cell a voxel is, in steps of 2 nm; 0 near a membrane. */
  final byte[] depth;

  Microscope(Tissue tissue, Stain stain, Noise bend, int size) {
    this.tissue = tissue;
    this.stain = stain;
    this.bend = bend;
    this.size = size;
    int voxels = size * size * size;
    color = new byte[voxels];
    cells = new int[voxels];
    depth = new byte[voxels];
    nucleusOf = new int[tissue.cellCount() + 1];
    Arrays.fill(nucleusOf, -1);
    for (int ball = 0; ball < tissue.nuclei().count(); ball++) {
      nucleusOf[tissue.nuclei().owner(ball)] = ball;
    }
  }

  void scan() {
    int parts = size / PART;
    int[] bodies = IntStream.range(0, tissue.cells().count()).toArray();
    int[] mitochondria = IntStream.range(0, tissue.mitochondria().count()).toArray();
    IntStream.range(0, parts * parts * parts)
        .parallel()
        .forEach(part -> {
          int x = part % parts * PART;
          int y = part / parts % parts * PART;
          int z = part / parts / parts * PART;
          scan(new Part(x, y, z, PART, PART, PART), bodies, mitochondria);
        });
  }

  private void scan(Part part, int[] bodies, int[] mitochondria) {
    Point center = bent(part.middleX(), part.middleY(), part.middleZ());
    double reach = STRETCHED * part.radius();
    int[] near = near(tissue.cells(), bodies, center, 2 * (reach + WALL_REACH));
    int[] nearMitochondria = near(tissue.mitochondria(), mitochondria, center, reach + 20);
    if (part.voxels() > LEAF_VOXELS) {
      scan(part.half(false), near, nearMitochondria);
      scan(part.half(true), near, nearMitochondria);
      return;
    }
    for (int z = part.z(); z < part.z() + part.depth(); z++) {
      for (int y = part.y(); y < part.y() + part.height(); y++) {
        for (int x = part.x(); x < part.x() + part.width(); x++) {
          expose(x, y, z, near, nearMitochondria);
        }
      }
    }
  }

  private int[] near(Balls balls, int[] candidates, Point center, double reach) {
    double[] distances = new double[candidates.length];
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i < candidates.length; i++) {
      distances[i] = balls.distance(candidates[i], center);
      nearest = Math.min(nearest, distances[i]);
    }
    // For the bodies it matters who is nearest, for mitochondria only who is there at all.
    double limit = balls == tissue.cells() ? nearest + reach : reach;
    int[] kept = new int[candidates.length];
    int count = 0;
    for (int i = 0; i < candidates.length; i++) {
      if (distances[i] <= limit) {
        kept[count++] = candidates[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private void expose(int x, int y, int z, int[] bodies, int[] mitochondria) {
    Point point = bent(x, y, z);
    Balls balls = tissue.cells();
    int cell = 0;
    double nearest = Double.MAX_VALUE;
    double other = Double.MAX_VALUE;
    for (int ball : bodies) {
      double distance = balls.distance(ball, point);
      int owner = balls.owner(ball);
      if (owner == cell) {
        nearest = Math.min(nearest, distance);
      } else if (distance < nearest) {
        other = nearest;
        nearest = distance;
        cell = owner;
      } else {
        other = Math.min(other, distance);
      }
    }
    int index = (z * size + y) * size + x;
    double wall = Math.min((other - nearest) / 2, DemoVolume.OUTERMOST - nearest);
    stain(index, z, point, wall > 0 ? cell : 0, wall, mitochondria);
    if (wall >= DemoVolume.MEMBRANE) {
      cells[index] = cell;
      depth[index] = wall < 24 ? 0 : (byte) Math.clamp(-nearest / 2, 0, 127);
    }
  }

  private void stain(int index, int z, Point point, int cell, double wall, int[] mitochondria) {
    double mitochondrion = 1000;
    int which = 0;
    for (int ball : mitochondria) {
      if (tissue.mitochondria().owner(ball) == cell) {
        double distance = tissue.mitochondria().distance(ball, point);
        if (distance < mitochondrion) {
          mitochondrion = distance;
          which = ball;
        }
      }
    }
    Point stretch =
        tissue.stretches().isEmpty() ? DemoVolume.VOXEL_SIZE : tissue.stretches().get(which);
    int ball = nucleusOf[cell];
    double nucleus = ball < 0 ? 1000 : tissue.nuclei().distance(ball, point);
    double shade =
        stain.shade(new Stain.Place(point, cell, wall, nucleus, ball >= 0, mitochondrion, stretch));
    double sliceTone = 3 * stain.grain(-1L - z);
    color[index] =
        (byte) Math.clamp(Math.round(shade + 8.5 * stain.grain(index) + sliceTone), 0, 255);
  }

  private Point bent(double x, double y, double z) {
    Point voxel = DemoVolume.VOXEL_SIZE;
    Point straight = new Point(x * voxel.x(), y * voxel.y(), z * voxel.z());
    Point shifted = straight.scaled(1 / BEND_LENGTH);
    double dx = bend.at(shifted.x(), shifted.y(), shifted.z());
    double dy = bend.at(shifted.x() + 9.3, shifted.y() + 3.1, shifted.z());
    double dz = bend.at(shifted.x() + 4.7, shifted.y(), shifted.z() + 8.9);
    return straight.plus(new Point(dx, dy, dz), BEND);
  }
}
