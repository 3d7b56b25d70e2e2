package org.clew.server.dataset;

import java.util.List;
import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/** The part of a stored document that the server itself reads; it was checked before it came in. */
record StoredDocument(Scale scale, List<Layer> dataLayers) {
  record Scale(Vec3Double factor, String unit) {}

  record Layer(
      String name,
      String category,
      String elementClass,
      BoundingBox boundingBox,
      List<Mag> mags,
      @Nullable Long largestSegmentId) {
    DatasetLayer summary() {
      return new DatasetLayer(
          name,
          category.equals("segmentation"),
          elementClass,
          boundingBox,
          mags.stream().map(Mag::mag).toList(),
          largestSegmentId);
    }
  }

  record Mag(Vec3Int mag) {}

  List<DatasetLayer> layers() {
    return dataLayers.stream().map(Layer::summary).toList();
  }
}
