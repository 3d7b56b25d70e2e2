package org.clew.model;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resolution of a layer: how many voxels of the finest mag lie in one of its voxels, along each
 * axis. Usually powers of two, but any positive numbers are allowed.
 *
 * <pre>{@code
 * Mag mag = Mag.parse("2-2-1");
 * Mag.of(8).dividedBy(mag); // 4-4-8
 * }</pre>
 *
 * <p>Ordered from fine to coarse: by the largest of the three, then by their product, then by x, y
 * and z, so that {@code 1 < 2-1-1 < 2-2-1 < 2 < 4-4-1}.
 *
 * @param x along the first axis, positive
 * @param y along the second axis, positive
 * @param z along the third axis, positive
 */
public record Mag(int x, int y, int z) implements Comparable<Mag> {
  /** The finest mag. */
  public static final Mag ONE = new Mag(1, 1, 1);

  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,10})(?:-([0-9]{1,10})-([0-9]{1,10}))?");
  private static final Comparator<Mag> FINE_TO_COARSE =
      Comparator.comparingInt(Mag::largest)
          .thenComparingDouble(mag -> (double) mag.x * mag.y * mag.z)
          .thenComparingInt(Mag::x)
          .thenComparingInt(Mag::y)
          .thenComparingInt(Mag::z);

  /**
   * Takes the three factors.
   *
   * @throws IllegalArgumentException if one of them is not positive
   */
  public Mag {
    if (x < 1 || y < 1 || z < 1) {
      throw new IllegalArgumentException(
          "A mag is positive along each axis: [%d, %d, %d]".formatted(x, y, z));
    }
  }

  /** The mag with the same factor along each axis. */
  public static Mag of(int factor) {
    return new Mag(factor, factor, factor);
  }

  /** The mag of the three given factors. */
  public static Mag of(int x, int y, int z) {
    return new Mag(x, y, z);
  }

  /** The mag of the three given factors. */
  public static Mag of(Vec3Int factors) {
    return new Mag(factors.x(), factors.y(), factors.z());
  }

  /**
   * Reads {@code 4} or {@code 2-2-1}, as folders of layers are called.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  public static Mag parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw notAMag(text);
    }
    try {
      int x = Integer.parseInt(parts.group(1));
      return parts.group(2) == null
          ? of(x)
          : new Mag(x, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    } catch (IllegalArgumentException tooLargeOrZero) {
      throw notAMag(text);
    }
  }

  private static IllegalArgumentException notAMag(String text) {
    return new IllegalArgumentException(
        "A mag looks like “4” or “2-2-1”, with positive numbers, not like “%s”.".formatted(text));
  }

  /** The three factors. */
  public Vec3Int toVec3Int() {
    return new Vec3Int(x, y, z);
  }

  /** Whether the three factors are the same. */
  public boolean isIsotropic() {
    return x == y && y == z;
  }

  /** Whether each factor is a power of two, as most programs require. */
  public boolean isPowerOfTwo() {
    return Integer.bitCount(x) == 1 && Integer.bitCount(y) == 1 && Integer.bitCount(z) == 1;
  }

  /** Whether its voxels consist of whole voxels of a finer mag. */
  public boolean isMultipleOf(Mag finer) {
    return x % finer.x == 0 && y % finer.y == 0 && z % finer.z == 0;
  }

  /**
   * How many voxels of a finer mag lie in one of this mag, along each axis.
   *
   * @throws IllegalArgumentException if that is not a whole number along an axis
   */
  public Mag dividedBy(Mag finer) {
    if (!isMultipleOf(finer)) {
      throw new IllegalArgumentException(
          "A voxel of mag %s does not consist of whole voxels of mag %s.".formatted(this, finer));
    }
    return new Mag(x / finer.x, y / finer.y, z / finer.z);
  }

  /**
   * The mag whose voxels are so much larger than those of this one.
   *
   * @throws ArithmeticException if a factor leaves the range of an int
   */
  public Mag times(Mag factors) {
    return of(toVec3Int().times(factors.toVec3Int()));
  }

  @Override
  public int compareTo(Mag other) {
    return FINE_TO_COARSE.compare(this, other);
  }

  /** {@code 4} if the factors are the same, else {@code 2-2-1}. */
  @Override
  public String toString() {
    return isIsotropic() ? Integer.toString(x) : x + "-" + y + "-" + z;
  }

  /** The largest of the three factors: how coarse the mag is. */
  public int largest() {
    return Math.max(x, Math.max(y, z));
  }
}
