package org.clew.model;

/**
 * An axis-aligned box in a dataset, in voxels of its finest mag: all positions from the top left
 * (inclusive) to top left plus size (exclusive).
 *
 * <pre>{@code
 * BoundingBox box = new BoundingBox(Vec3Int.of(0, 0, 0), Vec3Int.of(100, 100, 100));
 * }</pre>
 *
 * @param topLeft the smallest position in the box, in voxels
 * @param size width, height and depth, in voxels, none negative
 */
public record BoundingBox(Vec3Int topLeft, Vec3Int size) {
  /**
   * Takes corner and size.
   *
   * @throws IllegalArgumentException if the size is negative along an axis
   */
  public BoundingBox {
    if (size.x() < 0 || size.y() < 0 || size.z() < 0) {
      throw new IllegalArgumentException("The size of a bounding box is not negative: " + size);
    }
  }

  /** Whether the box holds no voxel at all. */
  public boolean isEmpty() {
    return size.x() == 0 || size.y() == 0 || size.z() == 0;
  }

  /**
   * Whether a voxel lies in the box.
   *
   * @param position in voxels
   */
  public boolean contains(Vec3Int position) {
    return within(position.x(), topLeft.x(), size.x())
        && within(position.y(), topLeft.y(), size.y())
        && within(position.z(), topLeft.z(), size.z());
  }

  private static boolean within(int value, int from, int length) {
    return value >= from && value < (long) from + length;
  }
}
