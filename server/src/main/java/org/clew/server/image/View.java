package org.clew.server.image;

import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;

/**
 * What a picture shows. The voxel at the position lies in the pixel in the middle, or right of and
 * below the middle if the size is even.
 *
 * @param plane its direction
 * @param position in voxels of mag 1
 * @param size in pixels
 * @param pixel how wide and high a pixel is, in nanometers
 * @param voxel the size of a voxel of mag 1, in nanometers
 */
record View(Plane plane, Vec3Int position, Size size, double pixel, Vec3Double voxel) {
  private static final double HALF = 0.5;

  /** With pixels as wide as so many of the shortest edges of a voxel. */
  static View of(Plane plane, Vec3Int position, Size size, double zoom, Vec3Double voxel) {
    double shortest = Math.min(voxel.x(), Math.min(voxel.y(), voxel.z()));
    return new View(plane, position, size, zoom * shortest, voxel);
  }

  /** How many voxels of mag 1 a pixel is wide along an axis. */
  double step(int axis) {
    return pixel / Plane.along(voxel, axis);
  }

  /** Where, in voxels of mag 1, the middle of a pixel lies along the axis to the right. */
  double right(int column) {
    return place(plane.right(), column - middle(size.width()));
  }

  /** The same along the axis down. */
  double down(int row) {
    return place(plane.down(), row - middle(size.height()));
  }

  private double place(int axis, int pixels) {
    return along(axis) + HALF + pixels * step(axis);
  }

  /** Where, in voxels of mag 1, the plane lies along the axis into it. */
  double deep() {
    return along(plane.deep()) + HALF;
  }

  /** Where in the picture something lies, in pixels from the left. */
  double x(double right) {
    return (right - along(plane.right()) - HALF) / step(plane.right())
        + middle(size.width())
        + HALF;
  }

  /** The same from the top. */
  double y(double down) {
    return (down - along(plane.down()) - HALF) / step(plane.down()) + middle(size.height()) + HALF;
  }

  private static int middle(int pixels) {
    return pixels / 2;
  }

  private double along(int axis) {
    return Plane.along(position.toVec3Double(), axis);
  }
}
