package org.clew.cli.demo;

/** A part of the volume, in voxels. */
record Part(int x, int y, int z, int width, int height, int depth) {
  int voxels() {
    return width * height * depth;
  }

  double middleX() {
    return x + (width - 1) / 2.0;
  }

  double middleY() {
    return y + (height - 1) / 2.0;
  }

  double middleZ() {
    return z + (depth - 1) / 2.0;
  }

  /** From the middle to a corner, in nanometers. */
  double radius() {
    return extent().distance(new Point(0, 0, 0)) / 2;
  }

  /** One half of it, cut across its longest edge. */
  Part half(boolean second) {
    Point extent = extent();
    if (extent.z() >= extent.x() && extent.z() >= extent.y()) {
      return new Part(x, y, second ? z + depth / 2 : z, width, height, depth / 2);
    }
    if (extent.y() >= extent.x()) {
      return new Part(x, second ? y + height / 2 : y, z, width, height / 2, depth);
    }
    return new Part(second ? x + width / 2 : x, y, z, width / 2, height, depth);
  }

  private Point extent() {
    Point voxel = DemoVolume.VOXEL_SIZE;
    return new Point(width * voxel.x(), height * voxel.y(), depth * voxel.z());
  }
}
