package org.clew.server.dataset;

import java.util.List;
import java.util.Map;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;

/**
 * An image in several resolutions.
 *
 * @param name what to call it
 * @param isSegmentation whether its voxels are segments
 * @param dataFormat of its arrays, in the words of datasets
 * @param axes position in the shape by name of the axis: x, y and perhaps z, c, t
 * @param hasVoxelSize whether it tells the size of a voxel; if not, its levels tell theirs in
 *     voxels of the dataset
 * @param levels the resolutions, finest first, at least one
 */
record Multiscale(
    String name,
    boolean isSegmentation,
    String dataFormat,
    Map<String, Integer> axes,
    boolean hasVoxelSize,
    List<Level> levels) {
  Multiscale {
    axes = Map.copyOf(axes);
    levels = List.copyOf(levels);
  }

  /**
   * One resolution.
   *
   * @param path of the array, relative to the dataset
   * @param voxelSize in nanometers, or in voxels of the dataset
   * @param topLeft where it begins, in voxels of its own
   */
  record Level(String path, Vec3Double voxelSize, VoxelArray array, Vec3Int topLeft) {}

  /** The same with a voxel size, in nanometers; one that has its own keeps it. */
  Multiscale in(Vec3Double voxelSize) {
    if (hasVoxelSize) {
      return this;
    }
    List<Level> sized =
        levels.stream()
            .map(level ->
                new Level(
                    level.path(),
                    level.voxelSize().times(voxelSize),
                    level.array(),
                    level.topLeft()))
            .toList();
    return new Multiscale(name, isSegmentation, dataFormat, axes, true, sized);
  }

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
