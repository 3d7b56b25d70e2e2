package org.clew.server.dataset;

import java.util.List;
import java.util.Optional;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.VoxelSize;

/**
 * What tasks and annotations need to know of a dataset.
 *
 * @param id of the dataset
 * @param name shown to people
 * @param directoryName unique in the organization
 * @param voxelSize of mag 1
 * @param layers at least one
 */
public record DatasetSummary(
    ObjectId id,
    String name,
    String directoryName,
    VoxelSize voxelSize,
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
        .reduce(BoundingBox::union);
  }

  /** The layers that hold segments. */
  public List<DatasetLayer> segmentations() {
    return layers.stream().filter(DatasetLayer::isSegmentation).toList();
  }
}
