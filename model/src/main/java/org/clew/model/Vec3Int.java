package org.clew.model;

import java.util.function.LongBinaryOperator;

/**
 * A position or a size in a dataset, in voxels of its finest mag unless said otherwise.
 *
 * <p>Arithmetic works component by component and is exact: where a result does not fit into an int
 * it throws {@link ArithmeticException} instead of wrapping around.
 *
 * <pre>{@code
 * Vec3Int bottomRight = Vec3Int.of(10, 20, 30).plus(Vec3Int.full(100)); // [110, 120, 130]
 * Vec3Int chunk = Vec3Int.of(-1, 40, 64).floorDiv(32); // [-1, 1, 2]
 * }</pre>
 *
 * @param x along the first axis, in voxels
 * @param y along the second axis, in voxels
 * @param z along the third axis, in voxels
 */
public record Vec3Int(int x, int y, int z) {
  /** The origin. */
  public static final Vec3Int ZERO = new Vec3Int(0, 0, 0);

  /** One along each axis. */
  public static final Vec3Int ONE = new Vec3Int(1, 1, 1);

  /** The vector of the three given components, in voxels. */
  public static Vec3Int of(int x, int y, int z) {
    return new Vec3Int(x, y, z);
  }

  /** The vector with the same component along each axis, in voxels. */
  public static Vec3Int full(int component) {
    return new Vec3Int(component, component, component);
  }

  /**
   * The vector of the components in an array, x first.
   *
   * @throws IllegalArgumentException if there are not three of them
   */
  public static Vec3Int ofArray(int[] components) {
    if (components.length != 3) {
      throw new IllegalArgumentException(
          "A vector has three components, not %d.".formatted(components.length));
    }
    return new Vec3Int(components[0], components[1], components[2]);
  }

  /** The components in a new array, x first. */
  public int[] toArray() {
    return new int[] {x, y, z};
  }

  /** The same vector with components that may have fractions. */
  public Vec3Double toVec3Double() {
    return new Vec3Double(x, y, z);
  }

  /** The sum. */
  public Vec3Int plus(Vec3Int other) {
    return with(other, Long::sum);
  }

  /** The difference. */
  public Vec3Int minus(Vec3Int other) {
    return with(other, (a, b) -> a - b);
  }

  /** Each component with the other sign. */
  public Vec3Int negated() {
    return ZERO.minus(this);
  }

  /** Each component times a factor. */
  public Vec3Int times(int factor) {
    return times(full(factor));
  }

  /** The product, component by component. */
  public Vec3Int times(Vec3Int factors) {
    return with(factors, (a, b) -> a * b);
  }

  /** Each component divided, rounded towards negative infinity; by zero it throws. */
  public Vec3Int floorDiv(int divisor) {
    return floorDiv(full(divisor));
  }

  /** The quotient, rounded towards negative infinity; by zero it throws. */
  public Vec3Int floorDiv(Vec3Int divisors) {
    return with(divisors, Math::floorDiv);
  }

  /** Each component divided, rounded towards positive infinity; by zero it throws. */
  public Vec3Int ceilDiv(int divisor) {
    return ceilDiv(full(divisor));
  }

  /** The quotient, rounded towards positive infinity; by zero it throws. */
  public Vec3Int ceilDiv(Vec3Int divisors) {
    return with(divisors, (a, b) -> -Math.floorDiv(-a, b));
  }

  /** What {@link #floorDiv} leaves over, with the sign of the divisor; by zero it throws. */
  public Vec3Int floorMod(Vec3Int divisors) {
    return with(divisors, Math::floorMod);
  }

  /** The smaller component of the two along each axis. */
  public Vec3Int min(Vec3Int other) {
    return with(other, Math::min);
  }

  /** The larger component of the two along each axis. */
  public Vec3Int max(Vec3Int other) {
    return with(other, Math::max);
  }

  /**
   * The three components multiplied with each other: the number of voxels if this is a size.
   *
   * @throws ArithmeticException if it does not fit into a long
   */
  public long product() {
    return x == 0 || y == 0 || z == 0 ? 0 : Math.multiplyExact((long) x * y, (long) z);
  }

  /** {@code [x, y, z]}. */
  @Override
  public String toString() {
    return "[" + x + ", " + y + ", " + z + "]";
  }

  boolean isPositive() {
    return x > 0 && y > 0 && z > 0;
  }

  private Vec3Int with(Vec3Int other, LongBinaryOperator operator) {
    return new Vec3Int(
        Math.toIntExact(operator.applyAsLong(x, other.x)),
        Math.toIntExact(operator.applyAsLong(y, other.y)),
        Math.toIntExact(operator.applyAsLong(z, other.z)));
  }
}
