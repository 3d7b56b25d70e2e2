package org.clew.model;

/**
 * Three numbers along the axes of a dataset: a rotation in degrees, a voxel size in a length unit,
 * a position between voxels.
 *
 * @param x along or around the first axis
 * @param y along or around the second axis
 * @param z along or around the third axis
 */
public record Vec3Double(double x, double y, double z) {
  /** The origin, or no rotation. */
  public static final Vec3Double ZERO = new Vec3Double(0, 0, 0);

  /**
   * Takes the three numbers.
   *
   * @throws IllegalArgumentException if one of them is infinite or not a number
   */
  public Vec3Double {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new IllegalArgumentException("The components of a vector are finite numbers.");
    }
  }

  /** The vector of the three given components. */
  public static Vec3Double of(double x, double y, double z) {
    return new Vec3Double(x, y, z);
  }

  /** {@code [x, y, z]}. */
  @Override
  public String toString() {
    return "[" + x + ", " + y + ", " + z + "]";
  }
}
