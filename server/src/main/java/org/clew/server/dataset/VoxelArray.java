package org.clew.server.dataset;

import java.util.List;

/**
 * What is known of an array of voxels.
 *
 * @param shape its length along each axis
 * @param elementClass what a voxel is
 */
record VoxelArray(List<Long> shape, String elementClass) {
  VoxelArray {
    shape = List.copyOf(shape);
  }
}
