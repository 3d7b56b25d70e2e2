package org.clew.model;

import java.util.function.DoubleBinaryOperator;

/**
 * Three numbers along the axes of a dataset: a rotation in degrees, a voxel size in a length unit,
 * a position between voxels.
 *
 * <p>Arithmetic works component by component. A result that is not finite throws {@link
 * IllegalArgumentException}.
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

  /** The sum. */
  public Vec3Double plus(Vec3Double other) {
    return with(other, Double::sum);
  }

  /** The difference. */
  public Vec3Double minus(Vec3Double other) {
    return with(other, (a, b) -> a - b);
  }

  /** Each component times a factor. */
  public Vec3Double times(double factor) {
    return new Vec3Double(x * factor, y * factor, z * factor);
  }

  /** The product, component by component: voxels times {@link VoxelSize#factor} is a length. */
  public Vec3Double times(Vec3Double factors) {
    return with(factors, (a, b) -> a * b);
  }

  /**
   * The quotient, component by component: a length by {@link VoxelSize#factor} is in voxels.
   *
   * @throws IllegalArgumentException if a divisor is zero
   */
  public Vec3Double dividedBy(Vec3Double divisors) {
    return with(divisors, (a, b) -> a / b);
  }

  /** The scalar product. */
  public double dot(Vec3Double other) {
    return x * other.x + y * other.y + z * other.z;
  }

  /** How long the vector is, in the unit of its components. */
  public double length() {
    return Math.sqrt(dot(this));
  }

  /** How far it is from one point to another, in the unit of the components. */
  public double distanceTo(Vec3Double other) {
    return minus(other).length();
  }

  /**
   * The nearest whole numbers; halves go up, towards positive infinity, so 0.5 to 1 and -0.5 to 0.
   *
   * @throws ArithmeticException if a component leaves the range of an int
   */
  public Vec3Int round() {
    return new Vec3Int(
        Math.toIntExact(Math.round(x)),
        Math.toIntExact(Math.round(y)),
        Math.toIntExact(Math.round(z)));
  }

  /**
   * The voxel in which this position lies: each component without its fraction, towards negative
   * infinity.
   *
   * @throws ArithmeticException if a component leaves the range of an int
   */
  public Vec3Int floor() {
    // Casting stops at the ends of a long, which are beyond an int too.
    return new Vec3Int(
        Math.toIntExact((long) Math.floor(x)),
        Math.toIntExact((long) Math.floor(y)),
        Math.toIntExact((long) Math.floor(z)));
  }

  /** {@code [x, y, z]}. */
  @Override
  public String toString() {
    return "[" + x + ", " + y + ", " + z + "]";
  }

  private Vec3Double with(Vec3Double other, DoubleBinaryOperator operator) {
    return new Vec3Double(
        operator.applyAsDouble(x, other.x),
        operator.applyAsDouble(y, other.y),
        operator.applyAsDouble(z, other.z));
  }
}
