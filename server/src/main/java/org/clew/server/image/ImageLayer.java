package org.clew.server.image;

import java.util.ArrayList;
import java.util.List;
import org.clew.json.WireJson;
import org.clew.model.BoundingBox;
import org.clew.model.LengthUnit;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.VoxelSize;
import org.clew.server.failure.Failure;
import tools.jackson.databind.JsonNode;

/**
 * A layer of a dataset, as its document describes it.
 *
 * @param name of the layer
 * @param isSegmentation whether its voxels are segments
 * @param isRgb whether each voxel is a color
 * @param isByte whether each voxel is a byte of brightness
 * @param format how its arrays are stored
 * @param box where it has voxels, of mag 1
 * @param voxelSize of mag 1, in nanometers
 * @param mags its resolutions
 */
record ImageLayer(
    String name,
    boolean isSegmentation,
    boolean isRgb,
    boolean isByte,
    String format,
    BoundingBox box,
    Vec3Double voxelSize,
    List<MagArray> mags) {
  ImageLayer {
    mags = List.copyOf(mags);
  }

  /** The layer of a name in a document that was checked when it came in. */
  static ImageLayer of(String document, String name) {
    JsonNode root = WireJson.mapper().readTree(document);
    List<String> names = new ArrayList<>();
    for (JsonNode layer : root.path("dataLayers")) {
      if (layer.path("name").asString("").equals(name)) {
        return of(root, layer, name);
      }
      names.add("“" + layer.path("name").asString("") + "”");
    }
    throw Failure.notFound(
        "The dataset has no layer “%s”; it has %s.".formatted(name, String.join(", ", names)));
  }

  private static ImageLayer of(JsonNode root, JsonNode layer, String name) {
    String elements = layer.path("elementClass").asString("");
    String format = layer.path("dataFormat").asString("");
    List<MagArray> mags = new ArrayList<>();
    for (JsonNode mag : layer.path("mags")) {
      mags.add(MagArray.of(layer, mag, format));
    }
    Vec3Double factor = WireJson.mapper().treeToValue(root.at("/scale/factor"), Vec3Double.class);
    LengthUnit unit =
        LengthUnit.ofWireName(root.at("/scale/unit").asString("")).orElse(LengthUnit.NANOMETER);
    return new ImageLayer(
        name,
        layer.path("category").asString("").equals("segmentation"),
        elements.equals("uint24"),
        elements.equals("uint8"),
        format,
        WireJson.mapper().treeToValue(layer.path("boundingBox"), BoundingBox.class),
        new VoxelSize(factor, unit).nanometres(),
        mags);
  }

  /** Its middle. */
  Vec3Int center() {
    return box.center().floor();
  }
}
