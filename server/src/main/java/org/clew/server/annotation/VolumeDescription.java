package org.clew.server.annotation;

import java.util.Optional;
import java.util.stream.Stream;
import org.clew.annotation.archive.VolumeFormat;
import org.clew.json.WireJson;
import org.clew.model.BoundingBox;
import org.clew.server.annotation.VoxelEntries.Layer;
import org.clew.server.annotation.VoxelEntries.MagFolder;
import org.clew.server.content.VolumeLayer;
import org.clew.server.dataset.DatasetLayer;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.dataset.ElementClass;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes a volume layer as a layer of a dataset: what its data zip says, then what the layer
 * says that it started from. Keys without a value are left out, for clients do not take null.
 */
record VolumeDescription(DatasetSummary dataset, VolumeLayer layer, Optional<Layer> voxels) {
  private static final String USUAL_CLASS = "uint32";
  private static final BoundingBox NOTHING = BoundingBox.of(0, 0, 0, 0, 0, 0);

  /**
   * The layer.
   *
   * @param folder where its files are
   */
  ObjectNode in(String folder) {
    ObjectNode node = WireJson.mapper().createObjectNode();
    node.put("name", shownName());
    node.put("category", "segmentation");
    node.put("elementClass", elementClass());
    node.put("dataFormat", voxels.map(Layer::format).orElse(VolumeFormat.ZARR3).wireName());
    node.put("numChannels", 1);
    node.set("boundingBox", WireJson.mapper().valueToTree(boundingBox()));
    Long largest = largestSegmentId();
    if (largest != null) {
      node.put("largestSegmentId", largest);
    }
    ArrayNode mags = node.putArray("mags");
    voxels.ifPresent(there -> there.mags().forEach(mag -> add(mag, there.format(), folder, mags)));
    return node;
  }

  private static void add(MagFolder mag, VolumeFormat format, String folder, ArrayNode mags) {
    ObjectNode node = mags.addObject();
    node.set("mag", WireJson.mapper().valueToTree(mag.mag().toVec3Int()));
    node.put("path", "./" + folder + "/" + mag.folder());
    if (format == VolumeFormat.ZARR3) {
      node.putObject("axisOrder").put("c", 0).put("x", 1).put("y", 2).put("z", 3);
    }
  }

  /** Clients take no name with a slash, or with a dot at its beginning. */
  private String shownName() {
    return layer.name().replace('/', '_').replaceFirst("^\\.", "_");
  }

  private String elementClass() {
    Stream<String> known =
        Stream.of(
                described().map(ZipDocument.Layer::elementClass),
                fallback().map(DatasetLayer::elementClass))
            .flatMap(Optional::stream);
    return known.filter(ElementClass.NAMES::contains).findFirst().orElse(USUAL_CLASS);
  }

  private BoundingBox boundingBox() {
    return described().map(ZipDocument.Layer::boundingBox).or(dataset::boundingBox).orElse(NOTHING);
  }

  private @Nullable Long largestSegmentId() {
    Long own = layer.largestSegmentId();
    return own != null ? own : described().map(ZipDocument.Layer::largestSegmentId).orElse(null);
  }

  private Optional<ZipDocument.Layer> described() {
    return voxels.flatMap(Layer::described);
  }

  private Optional<DatasetLayer> fallback() {
    return dataset.layers().stream()
        .filter(each -> each.name().equals(layer.fallbackLayer()))
        .findFirst();
  }
}
