package org.clew.server.dataset;

import java.util.List;
import java.util.Map;
import org.clew.model.Vec3Double;

/**
 * An OME-Zarr image in several resolutions.
 *
 * @param name what to call it
 * @param isSegmentation whether its voxels are segments
 * @param format of its arrays
 * @param axes position in the shape by name of the axis: x, y and perhaps z, c, t
 * @param levels the resolutions, finest first, at least one
 */
record Multiscale(
    String name,
    boolean isSegmentation,
    ZarrFormat format,
    Map<String, Integer> axes,
    List<Level> levels) {
  Multiscale {
    axes = Map.copyOf(axes);
    levels = List.copyOf(levels);
  }

  /**
   * One resolution.
   *
   * @param path of the array, relative to the dataset
   * @param voxelSize in nanometers
   */
  record Level(String path, Vec3Double voxelSize, ZarrArray array) {}

  /** The length of a level along an axis, 1 if it has no such axis. */
  int length(Level level, String axis) {
    Integer position = axes.get(axis);
    return position == null ? 1 : level.array().shape().get(position).intValue();
  }

  /** The length of the finest level along an axis. */
  int length(String axis) {
    return length(levels.getFirst(), axis);
  }

  String elementClass() {
    return levels.getFirst().array().elementClass();
  }
}
