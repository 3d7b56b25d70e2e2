package org.clew.cli.demo;

import java.util.random.RandomGenerator;

/**
 * What an electron microscope would see: dark membranes, grainy cytoplasm, pale nuclei with dark
 * clumps, striped mitochondria, clouds of vesicles; and the noise of the detector over it all.
 */
final class Stain {
  private static final double DARKEST = 52;

  private final Noise noise;
  private final double[] tone;
  private final boolean[] vesicles;
  private final long seed;

  Stain(int cellCount, RandomGenerator random) {
    this.noise = new Noise(random);
    this.seed = random.nextLong();
    this.tone = new double[cellCount + 1];
    this.vesicles = new boolean[cellCount + 1];
    for (int cell = 1; cell <= cellCount; cell++) {
      tone[cell] = random.nextDouble(-15, 12);
      vesicles[cell] = random.nextInt(3) == 0;
    }
  }

  /**
   * @param point where in the tissue
   * @param cell the cell there, or 0 for the space between cells
   * @param wall how far the cell's membrane is
   * @param nucleus how far the surface of the cell's nucleus is; negative inside
   * @param soma whether the cell has a nucleus
   * @param mitochondrion how far the nearest one's surface is; negative inside
   * @param stretch the direction of that mitochondrion
   */
  record Place(
      Point point,
      int cell,
      double wall,
      double nucleus,
      boolean soma,
      double mitochondrion,
      Point stretch) {}

  double shade(Place place) {
    Point point = place.point;
    if (place.cell == 0) {
      return 196 + 9 * noise.at(point, 60);
    }
    double nucleus = place.nucleus;
    if (place.soma) {
      nucleus += 34 * noise.at(point, 260) + 9 * noise.at(point, 90);
    }
    double value;
    if (nucleus < 0) {
      value = nucleoplasm(point, nucleus);
    } else if (place.mitochondrion < 0) {
      value = mitochondrion(place);
    } else {
      value = cytoplasm(place, nucleus);
    }
    value = lined(value, nucleus, 8, 66);
    value = lined(value, nucleus - 30, 7, 88);
    return membrane(place, value);
  }

  private double cytoplasm(Place place, double nucleus) {
    Point point = place.point;
    double value = 168 + tone[place.cell];
    value += 8 * noise.at(point, 420) + 11 * noise.at(point, 75) + 12 * noise.at(point, 30);
    if (place.soma && nucleus < 420) {
      value = reticulum(point, value);
    }
    if (vesicles[place.cell]
        && !place.soma
        && noise.at(point.x() / 380, point.y() / 380, 7 + point.z() / 380) > 0.2) {
      value = vesicle(point, value);
    }
    return lined(value, place.mitochondrion, 9, 60);
  }

  /** Sheets where a slow noise crosses zero, and ribosomes as dark grains. */
  private double reticulum(Point point, double value) {
    double sheet = noise.at(point.x() / 170, 11 + point.y() / 170, point.z() / 170);
    double grains = Math.max(0, noise.at(point, 21) - 0.3) * 75;
    return lined(value - grains, sheet * 170, 9, 105);
  }

  private double nucleoplasm(Point point, double depth) {
    double clumps = noise.at(point, 150) + 0.5 * noise.at(point, 65);
    double rim = Math.max(0, 1 + depth / 90) * 0.5;
    double dark = smooth(0.28, 0.55, clumps + rim);
    return 176 + 6 * noise.at(point, 45) + 9 * noise.at(point, 24) - 52 * dark;
  }

  private double mitochondrion(Place place) {
    Point point = place.point;
    Point along = place.stretch;
    double way = point.x() * along.x() + point.y() * along.y() + point.z() * along.z();
    double phase = way / 46 + 1.3 * noise.at(point, 120);
    double fold = Math.abs(phase - Math.floor(phase) - 0.5) * 2;
    double matrix = 112 + 9 * noise.at(point, 30);
    return lined(matrix + 34 * smooth(0.55, 0.85, fold), place.mitochondrion, 10, 62);
  }

  /** A pale bubble with a dark skin in most cells of a lattice whose rows are shifted at random. */
  private double vesicle(Point point, double value) {
    double side = 60;
    long k = (long) Math.floor(point.z() / side);
    double y = point.y() / side + share(mix(seed ^ k));
    long j = (long) Math.floor(y);
    double x = point.x() / side + share(mix(seed + j * 73_856_093L ^ k));
    long i = (long) Math.floor(x);
    long bits = mix(seed ^ (i * 73_856_093L) ^ (j * 19_349_663L) ^ (k * 83_492_791L));
    if ((bits >>> 60) < 4) {
      return value;
    }
    double dx = x - i - 0.34 - 0.32 * share(bits);
    double dy = y - j - 0.34 - 0.32 * share(bits >> 16);
    double dz = point.z() / side - k - 0.34 - 0.32 * share(bits >> 32);
    double outside = side * Math.sqrt(dx * dx + dy * dy + dz * dz) - 18;
    return lined(outside < 0 ? value + 12 : value, outside, 8, 92);
  }

  private static double share(long bits) {
    return (bits & 0xFFFF) / 65_536.0;
  }

  /** The membrane; where a slow noise is high it is thick, like a synapse's dense side. */
  private double membrane(Place place, double value) {
    if (place.wall > 32) {
      return value;
    }
    Point point = place.point;
    double thick = 0;
    if (!place.soma) {
      double density = noise.at(point.x() / 200, point.y() / 200, 5 + point.z() / 200);
      thick = 6.5 * smooth(0.5, 0.7, density);
    }
    double dark = 1 - smooth(4.5 + thick, 15.5 + 1.3 * thick, place.wall);
    return value + dark * (DARKEST + 14 * noise.at(point, 50) - value);
  }

  /** The detector's noise of one voxel, from its index alone, so that any order gives the same. */
  double grain(long index) {
    long bits = mix(seed + index * 0x9E37_79B9_7F4A_7C15L);
    long sum = (bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24 & 255);
    return (sum - 510) / 148.0;
  }

  private static double lined(double value, double distance, double width, double ink) {
    double dark = 1 - smooth(0.35 * width, 1.25 * width, Math.abs(distance));
    return value + dark * (Math.min(ink, value) - value);
  }

  private static double smooth(double from, double to, double value) {
    double t = Math.clamp((value - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
