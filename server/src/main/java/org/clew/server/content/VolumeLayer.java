package org.clew.server.content;

import java.util.Optional;
import org.clew.annotation.nml.NmlVolume;
import org.clew.server.storage.Blob;
import org.jspecify.annotations.Nullable;

/**
 * A layer of voxels, with where they are.
 *
 * @param name of the layer
 * @param voxels their archive; null if there are none
 * @param fallbackLayer the layer of the dataset that it started from, or null
 * @param largestSegmentId the largest id that any of its voxels has, or null
 */
public record VolumeLayer(
    String name,
    @Nullable Blob voxels,
    @Nullable String fallbackLayer,
    @Nullable Long largestSegmentId) {

  /** One without voxels. */
  static VolumeLayer empty(String name) {
    return new VolumeLayer(name, null, null, null);
  }

  static VolumeLayer of(NmlVolume volume, ContentRow row) {
    String location = volume.location();
    Optional<Blob> voxels = location == null ? Optional.empty() : row.file(location);
    return new VolumeLayer(
        ContentLayer.nameOf(volume),
        voxels.orElse(null),
        volume.fallbackLayer(),
        volume.largestSegmentId());
  }
}
