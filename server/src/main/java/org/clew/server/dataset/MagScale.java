package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.List;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;

/**
 * Tells mags from voxel sizes.
 *
 * @param voxelSize of mag 1-1-1, in nanometers
 */
record MagScale(Vec3Double voxelSize) {
  /** Writers derive the scale of a resolution from odd lengths, which is never quite 2. */
  private static final double TOLERANCE = 0.05;

  /**
   * A resolution with its mag.
   *
   * @param mag a power of two along each axis
   */
  record Placed(Vec3Int mag, Multiscale.Level level) {}

  /** The resolutions of an image that clients can use: others than powers of two they refuse. */
  List<Placed> place(Multiscale image) {
    List<Placed> placed = new ArrayList<>();
    for (Multiscale.Level level : image.levels()) {
      Vec3Double size = level.voxelSize();
      Vec3Int mag =
          new Vec3Int(
              factor(size.x(), voxelSize.x()),
              factor(size.y(), voxelSize.y()),
              image.axes().containsKey("z") ? factor(size.z(), voxelSize.z()) : 1);
      boolean isUsable = isPowerOfTwo(mag.x()) && isPowerOfTwo(mag.y()) && isPowerOfTwo(mag.z());
      if (isUsable && placed.stream().noneMatch(other -> other.mag().equals(mag))) {
        placed.add(new Placed(mag, level));
      }
    }
    return placed;
  }

  /** How often one length goes into another, 0 if it does not. */
  private static int factor(double length, double unit) {
    double ratio = length / unit;
    long nearest = Math.round(ratio);
    boolean isNear = Math.abs(ratio - nearest) <= TOLERANCE * nearest;
    return isNear && nearest <= 1 << 30 ? (int) nearest : 0;
  }

  private static boolean isPowerOfTwo(int number) {
    return Integer.bitCount(number) == 1;
  }
}
