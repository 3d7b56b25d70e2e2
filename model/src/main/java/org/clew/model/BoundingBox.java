package org.clew.model;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * An axis-aligned box in a dataset, in voxels of its finest mag: all positions from the top left
 * (inclusive) to top left plus size (exclusive).
 *
 * <pre>{@code
 * BoundingBox box = BoundingBox.of(0, 0, 0, 100, 100, 100);
 * box.contains(Vec3Int.of(99, 0, 0)); // true
 * box.alignedOutward(Mag.of(8)).inMag(Mag.of(8)); // [0, 0, 0] + [13, 13, 13]
 * }</pre>
 *
 * <p>A box without any voxel is empty, wherever it lies: every box contains it, it intersects none,
 * and it adds nothing to a union.
 *
 * @param topLeft the smallest position in the box, in voxels
 * @param size width, height and depth, in voxels, none negative
 */
public record BoundingBox(Vec3Int topLeft, Vec3Int size) {
  /**
   * Takes corner and size.
   *
   * @throws IllegalArgumentException if the size is negative along an axis, or the box ends beyond
   *     the range of an int
   */
  public BoundingBox {
    if (size.x() < 0 || size.y() < 0 || size.z() < 0) {
      throw new IllegalArgumentException("The size of a bounding box is not negative: " + size);
    }
    if (!fits(topLeft.x(), size.x())
        || !fits(topLeft.y(), size.y())
        || !fits(topLeft.z(), size.z())) {
      throw new IllegalArgumentException(
          "A bounding box ends at %d at most along each axis: %s + %s"
              .formatted(Integer.MAX_VALUE, topLeft, size));
    }
  }

  private static boolean fits(int from, int length) {
    return (long) from + length <= Integer.MAX_VALUE;
  }

  /** The box of a corner and its size along the three axes, in voxels. */
  public static BoundingBox of(int x, int y, int z, int width, int height, int depth) {
    return new BoundingBox(new Vec3Int(x, y, z), new Vec3Int(width, height, depth));
  }

  /**
   * The box between two opposite corners, given in any order, in voxels: the smaller position along
   * each axis is in it, the larger one not any more.
   *
   * @throws ArithmeticException if it is longer than an int along an axis
   */
  public static BoundingBox ofCorners(Vec3Int one, Vec3Int other) {
    Vec3Int topLeft = one.min(other);
    return new BoundingBox(topLeft, one.max(other).minus(topLeft));
  }

  /** The first position behind the box along all axes, in voxels. */
  public Vec3Int bottomRight() {
    return topLeft.plus(size);
  }

  /** The middle of the box, in voxels. */
  public Vec3Double center() {
    return topLeft.toVec3Double().plus(size.toVec3Double().times(0.5));
  }

  /**
   * How many voxels it holds.
   *
   * @throws ArithmeticException if there are more than a long can say
   */
  public long volume() {
    return size.product();
  }

  /** Whether the box holds no voxel at all. */
  public boolean isEmpty() {
    return !size.isPositive();
  }

  /**
   * Whether a voxel lies in the box.
   *
   * @param position in voxels
   */
  public boolean contains(Vec3Int position) {
    return contains(position.toVec3Double());
  }

  /**
   * Whether a position between voxels lies in the box: from the top left (inclusive) to the bottom
   * right (exclusive).
   *
   * @param position in voxels
   */
  public boolean contains(Vec3Double position) {
    return within(position.x(), topLeft.x(), size.x())
        && within(position.y(), topLeft.y(), size.y())
        && within(position.z(), topLeft.z(), size.z());
  }

  private static boolean within(double value, int from, int length) {
    return value >= from && value < (double) from + length;
  }

  /** Whether all voxels of another box lie in this one. */
  public boolean contains(BoundingBox other) {
    return other.isEmpty() || intersection(other).filter(other::equals).isPresent();
  }

  /** Whether the two boxes share a voxel. */
  public boolean intersects(BoundingBox other) {
    return intersection(other).isPresent();
  }

  /** The voxels that both boxes hold; nothing if there are none. */
  public Optional<BoundingBox> intersection(BoundingBox other) {
    Vec3Int from = topLeft.max(other.topLeft);
    Vec3Int to = bottomRight().min(other.bottomRight());
    boolean isEmpty = from.x() >= to.x() || from.y() >= to.y() || from.z() >= to.z();
    return isEmpty ? Optional.empty() : Optional.of(ofCorners(from, to));
  }

  /**
   * The smallest box around both. With an empty one it is the other one.
   *
   * @throws ArithmeticException if it is longer than an int along an axis
   */
  public BoundingBox union(BoundingBox other) {
    if (isEmpty()) {
      return other;
    }
    return other.isEmpty()
        ? this
        : ofCorners(topLeft.min(other.topLeft), bottomRight().max(other.bottomRight()));
  }

  /**
   * The smallest box around this one and a voxel; of an empty box, just that voxel.
   *
   * @param voxel in voxels
   */
  public BoundingBox including(Vec3Int voxel) {
    return union(new BoundingBox(voxel, Vec3Int.ONE));
  }

  /**
   * The box with a margin on both sides of each axis.
   *
   * @param margin in voxels; negative components make the box smaller
   * @throws IllegalArgumentException if nothing would be left, not even an empty box
   */
  public BoundingBox paddedBy(Vec3Int margin) {
    return new BoundingBox(topLeft.minus(margin), size.plus(margin.times(2)));
  }

  /**
   * The box elsewhere.
   *
   * @param offset in voxels
   */
  public BoundingBox translatedBy(Vec3Int offset) {
    return new BoundingBox(topLeft.plus(offset), size);
  }

  /**
   * Cuts the box into chunks, beginning at its top left; those at the far sides may be smaller.
   * They are made one by one as they are taken, along x first, then y, then z.
   *
   * @param chunkSize in voxels, positive
   */
  public Stream<BoundingBox> chunks(Vec3Int chunkSize) {
    return Chunks.of(this, chunkSize, topLeft);
  }

  /**
   * Cuts the box where the chunks of an array lie: at the multiples of the chunk size. Those on all
   * sides may be smaller. Order as in {@link #chunks}.
   *
   * @param chunkSize in voxels, positive
   */
  public Stream<BoundingBox> alignedChunks(Vec3Int chunkSize) {
    return Chunks.of(this, chunkSize, Vec3Int.ZERO);
  }

  /** Whether the box begins and ends at voxels of a mag. */
  public boolean isAlignedTo(Mag mag) {
    Vec3Int factors = mag.toVec3Int();
    return topLeft.floorMod(factors).equals(Vec3Int.ZERO)
        && size.floorMod(factors).equals(Vec3Int.ZERO);
  }

  /** The smallest box around this one that begins and ends at voxels of a mag. */
  public BoundingBox alignedOutward(Mag mag) {
    Vec3Int factors = mag.toVec3Int();
    return ofCorners(
        topLeft.floorDiv(factors).times(factors), bottomRight().ceilDiv(factors).times(factors));
  }

  /**
   * The largest box in this one that begins and ends at voxels of a mag. It is empty if the box
   * holds no such voxel as a whole.
   */
  public BoundingBox alignedInward(Mag mag) {
    Vec3Int factors = mag.toVec3Int();
    Vec3Int from = topLeft.ceilDiv(factors).times(factors);
    Vec3Int to = bottomRight().floorDiv(factors).times(factors);
    return ofCorners(from, to.max(from));
  }

  /**
   * The same box, counted in voxels of a mag.
   *
   * @throws IllegalArgumentException if the box does not begin and end at voxels of the mag
   */
  public BoundingBox inMag(Mag mag) {
    if (!isAlignedTo(mag)) {
      throw new IllegalArgumentException(
          "The box %s does not begin and end at voxels of mag %s; align it outward or inward first."
              .formatted(this, mag));
    }
    return new BoundingBox(topLeft.floorDiv(mag.toVec3Int()), size.floorDiv(mag.toVec3Int()));
  }

  /** The same box in voxels of the finest mag, where this one counts voxels of the given mag. */
  public BoundingBox fromMag(Mag mag) {
    return new BoundingBox(topLeft.times(mag.toVec3Int()), size.times(mag.toVec3Int()));
  }

  /** {@code [x, y, z] + [width, height, depth]}. */
  @Override
  public String toString() {
    return topLeft + " + " + size;
  }
}
