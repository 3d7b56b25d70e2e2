package org.clew.server.annotation;

import java.util.List;
import java.util.Optional;
import org.clew.model.BoundingBox;
import org.jspecify.annotations.Nullable;

/** The {@code datasource-properties.json} of a data zip, as far as it is needed. */
record ZipDocument(@Nullable List<Layer> dataLayers) {

  /** Its one layer. */
  record Layer(
      @Nullable String elementClass,
      @Nullable BoundingBox boundingBox,
      @Nullable Long largestSegmentId) {}

  Optional<Layer> layer() {
    return dataLayers == null ? Optional.empty() : dataLayers.stream().findFirst();
  }
}
