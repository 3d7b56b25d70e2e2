package org.clew.server.dataset;

import java.util.List;
import org.clew.model.BoundingBox;
import org.clew.model.Mag;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a dataset, as far as tasks and annotations need it.
 *
 * @param name unique in the dataset
 * @param isSegmentation whether it can be what a volume annotation starts from
 * @param elementClass what a voxel is, e.g. {@code uint32}
 * @param boundingBox in voxels of mag 1
 * @param mags its resolutions, at least one
 * @param largestSegmentId if it is known
 */
public record DatasetLayer(
    String name,
    boolean isSegmentation,
    String elementClass,
    BoundingBox boundingBox,
    List<Mag> mags,
    @Nullable Long largestSegmentId) {
  /** Copies the mags. */
  public DatasetLayer {
    mags = List.copyOf(mags);
  }
}
