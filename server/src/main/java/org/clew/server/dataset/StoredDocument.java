package org.clew.server.dataset;

import java.util.List;
import org.clew.model.BoundingBox;
import org.clew.model.LengthUnit;
import org.clew.model.Mag;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.VoxelSize;
import org.jspecify.annotations.Nullable;

/** The part of a stored document that the server itself reads; it was checked before it came in. */
record StoredDocument(Scale scale, List<Layer> dataLayers) {
  record Scale(Vec3Double factor, String unit) {}

  record Layer(
      String name,
      String category,
      String elementClass,
      BoundingBox boundingBox,
      List<Resolution> mags,
      @Nullable Long largestSegmentId) {
    DatasetLayer summary() {
      return new DatasetLayer(
          name,
          category.equals("segmentation"),
          elementClass,
          boundingBox,
          mags.stream().map(Resolution::mag).map(Mag::of).toList(),
          largestSegmentId);
    }
  }

  record Resolution(Vec3Int mag) {}

  VoxelSize voxelSize() {
    return new VoxelSize(scale.factor(), LengthUnit.ofWireName(scale.unit()).orElseThrow());
  }

  List<DatasetLayer> layers() {
    return dataLayers.stream().map(Layer::summary).toList();
  }
}
