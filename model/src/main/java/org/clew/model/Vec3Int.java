package org.clew.model;

/**
 * A position or a size in a dataset, in voxels of its finest mag.
 *
 * @param x along the first axis, in voxels
 * @param y along the second axis, in voxels
 * @param z along the third axis, in voxels
 */
public record Vec3Int(int x, int y, int z) {
  /** The origin. */
  public static final Vec3Int ZERO = new Vec3Int(0, 0, 0);

  /** The vector of the three given components, in voxels. */
  public static Vec3Int of(int x, int y, int z) {
    return new Vec3Int(x, y, z);
  }

  /**
   * The sum, component by component.
   *
   * @throws ArithmeticException if a component leaves the range of an int
   */
  public Vec3Int plus(Vec3Int other) {
    return new Vec3Int(
        Math.addExact(x, other.x), Math.addExact(y, other.y), Math.addExact(z, other.z));
  }

  /** {@code [x, y, z]}. */
  @Override
  public String toString() {
    return "[" + x + ", " + y + ", " + z + "]";
  }
}
