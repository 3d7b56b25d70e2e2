package org.clew.server.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.clew.json.WireJson;
import org.clew.model.wire.WireDataset;
import org.clew.server.http.PercentEncoding;
import org.clew.server.web.frame.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dataset, in texts.
 *
 * @param dataset itself
 * @param layers what it is made of
 * @param voxelSize of mag 1, or empty
 * @param size of the largest layer in voxels and lengths, or empty
 */
public record DatasetView(WireDataset dataset, List<Layer> layers, String voxelSize, String size) {
  /** Copies the list. */
  public DatasetView {
    layers = List.copyOf(layers);
  }

  /**
   * A layer.
   *
   * @param category color or segmentation
   * @param type of its voxels
   * @param format of its files
   * @param mags the finest and the coarsest
   * @param box where it lies
   */
  public record Layer(
      String name, String category, String type, String format, String mags, String box) {}

  static DatasetView of(WireDataset dataset, Words words) {
    JsonNode source = WireJson.mapper().valueToTree(dataset.dataSource());
    List<Layer> layers = new ArrayList<>();
    JsonNode largest = null;
    for (JsonNode layer : source.path("dataLayers")) {
      layers.add(layer(layer));
      JsonNode box = layer.path("boundingBox");
      if (largest == null || voxels(box) > voxels(largest)) {
        largest = box;
      }
    }
    JsonNode scale = source.path("scale");
    return new DatasetView(
        dataset, layers, voxelSize(scale), largest == null ? "" : size(largest, scale, words));
  }

  private static Layer layer(JsonNode layer) {
    JsonNode mags = layer.path("mags");
    String finest = mag(mags.path(0).path("mag"));
    String coarsest = mag(mags.path(mags.size() - 1).path("mag"));
    JsonNode box = layer.path("boundingBox");
    JsonNode corner = box.path("topLeft");
    return new Layer(
        layer.path("name").asString(""),
        layer.path("category").asString(""),
        layer.path("elementClass").asString(""),
        layer.path("dataFormat").asString(""),
        mags.size() < 2 ? finest : "%s to %s (%d)".formatted(finest, coarsest, mags.size()),
        "%d, %d, %d; %d × %d × %d"
            .formatted(
                corner.path(0).asLong(0),
                corner.path(1).asLong(0),
                corner.path(2).asLong(0),
                box.path("width").asLong(0),
                box.path("height").asLong(0),
                box.path("depth").asLong(0)));
  }

  private static String mag(JsonNode mag) {
    return mag.isArray()
        ? "%d-%d-%d".formatted(mag.path(0).asLong(1), mag.path(1).asLong(1), mag.path(2).asLong(1))
        : mag.asString("");
  }

  private static double voxels(JsonNode box) {
    return box.path("width").asDouble(0)
        * box.path("height").asDouble(0)
        * box.path("depth").asDouble(0);
  }

  private static String voxelSize(JsonNode scale) {
    JsonNode factor = scale.path("factor");
    return factor.isArray()
        ? "%s × %s × %s %s"
            .formatted(
                plain(factor.path(0).asDouble(0)),
                plain(factor.path(1).asDouble(0)),
                plain(factor.path(2).asDouble(0)),
                unit(scale))
        : "";
  }

  private static String unit(JsonNode scale) {
    return switch (scale.path("unit").asString("nanometer")) {
      case "nanometer" -> "nm";
      case "micrometer" -> "µm";
      case "millimeter" -> "mm";
      case "meter" -> "m";
      default -> scale.path("unit").asString("");
    };
  }

  private static String size(JsonNode box, JsonNode scale, Words words) {
    List<String> sides = List.of("width", "height", "depth");
    List<String> voxels =
        sides.stream().map(side -> words.number(box.path(side).asLong(0))).toList();
    String text = String.join(" × ", voxels) + " voxels";
    JsonNode factor = scale.path("factor");
    if (!factor.isArray() || !unit(scale).equals("nm")) {
      return text;
    }
    List<String> lengths = new ArrayList<>();
    for (int axis = 0; axis < sides.size(); axis++) {
      double micrometers =
          box.path(sides.get(axis)).asDouble(0) * factor.path(axis).asDouble(0) / 1000;
      lengths.add(plain(Math.round(micrometers * 10) / 10.0));
    }
    return text + ", " + String.join(" × ", lengths) + " µm";
  }

  private static String plain(double number) {
    return String.format(Locale.ROOT, "%.3f", number).replaceFirst("[.]?0+$", "");
  }

  /** Where its page is. */
  public String path() {
    return "/datasets/" + dataset.id();
  }

  /** The names of the layers. */
  public String layerNames() {
    return String.join(", ", layers.stream().map(Layer::name).toList());
  }

  /** The address of a picture of the middle of an image, or null. */
  public @Nullable String picture() {
    return layers.stream()
        .filter(layer -> layer.category().equals("color"))
        .findFirst()
        .or(() -> layers.stream().findFirst())
        .map(layer ->
            "/api/clew/v1/datasets/%s/layers/%s/planes/xy.png?size=640,400"
                .formatted(dataset.id(), PercentEncoding.of(layer.name())))
        .orElse(null);
  }
}
