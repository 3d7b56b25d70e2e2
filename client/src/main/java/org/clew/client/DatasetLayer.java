package org.clew.client;

import java.util.List;
import java.util.OptionalLong;
import org.clew.model.BoundingBox;
import org.clew.model.Mag;
import org.jspecify.annotations.Nullable;

/**
 * A layer of voxels of a dataset.
 *
 * @param name unique in the dataset, e.g. {@code color}
 * @param category {@code color} or {@code segmentation}
 * @param elementClass what a voxel holds, e.g. {@code uint8}, {@code uint24}, {@code float}
 * @param numChannels numbers in a voxel, 1 or more
 * @param dataFormat how it is stored, e.g. {@code zarr3}, {@code wkw}
 * @param boundingBox where it has voxels, in voxels of the finest mag
 * @param mags in which it is there, as the server lists them
 * @param largestSegment of a segmentation, or null if it is not known
 */
public record DatasetLayer(
    String name,
    String category,
    String elementClass,
    int numChannels,
    String dataFormat,
    BoundingBox boundingBox,
    List<Mag> mags,
    @Nullable Long largestSegment) {
  /** Takes the values, copying the mags. */
  public DatasetLayer {
    mags = List.copyOf(mags);
  }

  /** Whether its voxels are numbers of segments. */
  public boolean isSegmentation() {
    return category.equals("segmentation");
  }

  /** The largest number of a segment, if it is known. */
  public OptionalLong largestSegmentId() {
    return largestSegment == null ? OptionalLong.empty() : OptionalLong.of(largestSegment);
  }
}
