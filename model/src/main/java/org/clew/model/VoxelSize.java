package org.clew.model;

/**
 * How large a voxel of the finest mag is.
 *
 * <pre>{@code
 * VoxelSize size = VoxelSize.ofNanometres(11.24, 11.24, 28);
 * size.toNanometres(Vec3Double.of(10, 0, 1)); // [112.4, 0.0, 28.0]
 * }</pre>
 *
 * @param factor along the three axes, in the unit; positive
 * @param unit of the factor
 */
public record VoxelSize(Vec3Double factor, LengthUnit unit) {
  /**
   * Takes the lengths and their unit.
   *
   * @throws IllegalArgumentException if a length is not positive, or too small or too large to be
   *     said in nanometres
   */
  public VoxelSize {
    Vec3Double nanometres = nanometres(factor, unit);
    if (!isPositive(factor) || !isPositive(nanometres)) {
      throw new IllegalArgumentException(
          "The size of a voxel is positive along each axis: %s %s"
              .formatted(factor, unit.wireName()));
    }
  }

  private static boolean isPositive(Vec3Double vector) {
    return vector.x() > 0 && vector.y() > 0 && vector.z() > 0;
  }

  /** The size in nanometres. */
  public static VoxelSize ofNanometres(double x, double y, double z) {
    return new VoxelSize(new Vec3Double(x, y, z), LengthUnit.NANOMETER);
  }

  /** The lengths along the three axes, in nanometres. */
  public Vec3Double nanometres() {
    return nanometres(factor, unit);
  }

  private static Vec3Double nanometres(Vec3Double factor, LengthUnit unit) {
    return new Vec3Double(
        unit.toNanometres(factor.x()),
        unit.toNanometres(factor.y()),
        unit.toNanometres(factor.z()));
  }

  /**
   * A position or distance in nanometres.
   *
   * @param voxels the same in voxels of the finest mag
   */
  public Vec3Double toNanometres(Vec3Double voxels) {
    return voxels.times(nanometres());
  }

  /**
   * A position or distance in voxels of the finest mag.
   *
   * @param nanometres the same in nanometres
   */
  public Vec3Double toVoxels(Vec3Double nanometres) {
    return nanometres.dividedBy(nanometres());
  }

  /** How large a voxel of a mag is, in the same unit. */
  public VoxelSize inMag(Mag mag) {
    return new VoxelSize(factor.times(mag.toVec3Int().toVec3Double()), unit);
  }

  /** {@code [11.24, 11.24, 28.0] nm}. */
  @Override
  public String toString() {
    return factor + " " + unit.symbol();
  }
}
