package org.clew.server.dataset;

import java.util.List;
import java.util.Optional;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;

/**
 * What tasks and annotations need to know of a dataset.
 *
 * @param id of the dataset
 * @param name shown to people
 * @param directoryName unique in the organization
 * @param voxelSize of mag 1-1-1
 * @param unit of the voxel size, e.g. {@code nanometer}
 * @param layers at least one
 */
public record DatasetSummary(
    ObjectId id,
    String name,
    String directoryName,
    Vec3Double voxelSize,
    String unit,
    List<DatasetLayer> layers) {
  /** Copies the layers. */
  public DatasetSummary {
    layers = List.copyOf(layers);
  }

  /** The smallest box around all layers that have voxels. */
  public Optional<BoundingBox> boundingBox() {
    return layers.stream()
        .map(DatasetLayer::boundingBox)
        .filter(box -> !box.isEmpty())
        .reduce(DatasetSummary::around);
  }

  /** The layers that hold segments. */
  public List<DatasetLayer> segmentations() {
    return layers.stream().filter(DatasetLayer::isSegmentation).toList();
  }

  private static BoundingBox around(BoundingBox one, BoundingBox other) {
    Vec3Int a = one.topLeft();
    Vec3Int b = other.topLeft();
    Vec3Int from =
        new Vec3Int(Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.min(a.z(), b.z()));
    Vec3Int c = one.topLeft().plus(one.size());
    Vec3Int d = other.topLeft().plus(other.size());
    return new BoundingBox(
        from,
        new Vec3Int(
            Math.max(c.x(), d.x()) - from.x(),
            Math.max(c.y(), d.y()) - from.y(),
            Math.max(c.z(), d.z()) - from.z()));
  }
}
