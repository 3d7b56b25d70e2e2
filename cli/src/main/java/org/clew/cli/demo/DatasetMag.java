package org.clew.cli.demo;

/**
 * One of the resolutions that a layer is stored in.
 *
 * @param directory the name of its array, as WEBKNOSSOS writes it
 */
record DatasetMag(String directory, int x, int y, int z) {
  static final DatasetMag FINEST = new DatasetMag("1", 1, 1, 1);

  /** Nearly the same size in all directions, as a voxel is much longer in z. */
  static final DatasetMag COARSER = new DatasetMag("2-2-1", 2, 2, 1);
}
