package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.clew.json.WireJson;
import org.clew.model.BoundingBox;
import org.clew.model.LengthUnit;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.failure.Failure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks in a document what every client relies on, and leaves the rest as it is. */
final class PropertiesDocument {
  private static final Pattern URL = Pattern.compile("(?!file:)[a-zA-Z][a-zA-Z0-9+.-]*://.*");
  private static final List<String> CATEGORIES = List.of("color", "segmentation");
  private static final List<String> FORMATS =
      List.of("wkw", "zarr", "zarr3", "n5", "neuroglancerPrecomputed");

  private final Place place;

  PropertiesDocument(Place place) {
    this.place = place;
  }

  ObjectNode checked(ObjectNode document) {
    withoutNulls(document);
    if (document.has("version") && document.path("version").asInt(0) != 1) {
      throw wrong("The only known “version” is 1.");
    }
    scale(document);
    JsonNode layers = document.path("dataLayers");
    if (!layers.isArray() || layers.isEmpty()) {
      throw wrong("“dataLayers” must be a list of at least one layer.");
    }
    Set<String> names = new HashSet<>();
    for (JsonNode layer : layers) {
      if (!(layer instanceof ObjectNode object)) {
        throw wrong("A layer must be an object.");
      }
      if (!names.add(layer(object))) {
        throw wrong("Two layers have the name “%s”.".formatted(layer.path("name").asString()));
      }
    }
    return document;
  }

  /** Clients take an absent key, but not a null one. */
  private static void withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.removeIf(JsonNode::isNull);
    }
    node.forEach(PropertiesDocument::withoutNulls);
  }

  private void scale(ObjectNode document) {
    JsonNode scale = document.path("scale");
    JsonNode factor = scale.isArray() ? scale : scale.path("factor");
    Vec3Double size = value(factor, Vec3Double.class, "“scale” must be a voxel size, [x, y, z].");
    if (size.x() <= 0 || size.y() <= 0 || size.z() <= 0) {
      throw wrong("The voxel size in “scale” must be larger than 0.");
    }
    if (scale.isArray()) {
      document.putObject("scale").put("unit", "nanometer").set("factor", factor);
    } else if (!scale.has("unit")) {
      ((ObjectNode) scale).put("unit", "nanometer");
    } else if (LengthUnit.ofWireName(text(scale.path("unit"))).isEmpty()) {
      throw wrong("The “unit” of the “scale” must be a length, e.g. “nanometer”.");
    }
  }

  private String layer(ObjectNode layer) {
    String name = text(layer.path("name"));
    if (name.isEmpty() || name.contains("/") || name.startsWith(".")) {
      throw wrong("A layer needs a “name” without slashes that does not begin with a dot.");
    }
    String of = "Layer “%s”: ".formatted(name);
    oneOf(layer, "category", CATEGORIES, of);
    oneOf(layer, "elementClass", ElementClass.NAMES, of);
    oneOf(layer, "dataFormat", FORMATS, of);
    value(
        layer.path("boundingBox"),
        BoundingBox.class,
        of + "“boundingBox” must have “topLeft”, “width”, “height” and “depth”.");
    JsonNode channels = layer.path("numChannels");
    if (layer.has("numChannels") && !(channels.canConvertToInt() && channels.asInt() >= 1)) {
      throw wrong(of + "“numChannels” must be a whole number from 1.");
    }
    JsonNode largest = layer.path("largestSegmentId");
    if (layer.has("largestSegmentId")
        && !(largest.isIntegralNumber() && largest.canConvertToLong())) {
      throw wrong(of + "“largestSegmentId” must be a whole number.");
    }
    JsonNode mags = layer.path("mags");
    if (!mags.isArray() || mags.isEmpty()) {
      throw wrong(of + "“mags” must be a list of at least one mag.");
    }
    for (JsonNode mag : mags) {
      mag(mag, name, of);
    }
    return name;
  }

  private void mag(JsonNode node, String layer, String of) {
    Vec3Int mag = value(node.path("mag"), Vec3Int.class, of + "a “mag” must look like [2, 2, 1].");
    if (mag.x() < 1 || mag.y() < 1 || mag.z() < 1) {
      throw wrong(of + "the mag %s is not positive.".formatted(mag));
    }
    String path = text(node.path("path"));
    if (URL.matcher(path).matches()) {
      return;
    }
    String local = path.isEmpty() ? usual(layer, mag) : path.replaceFirst("^file:(//)?", "");
    String relative =
        place
            .documented(local)
            .orElseThrow(() ->
                wrong(
                    of
                        + "the path “%s” leads out of the dataset’s directory, and only what lies in it is served."
                            .formatted(path)));
    ((ObjectNode) node).put("path", relative);
  }

  /** Where a mag lies when the document does not say. */
  private String usual(String layer, Vec3Int mag) {
    List<String> names = new ArrayList<>();
    names.add(mag.x() + "-" + mag.y() + "-" + mag.z());
    if (mag.x() == mag.y() && mag.y() == mag.z()) {
      names.addFirst(Integer.toString(mag.x()));
    }
    return names.stream()
        .map(name -> layer + "/" + name)
        .filter(path -> place.holds(path))
        .findFirst()
        .orElse(layer + "/" + names.getFirst());
  }

  private static void oneOf(JsonNode layer, String key, List<String> known, String of) {
    if (!known.contains(text(layer.path(key)))) {
      throw wrong(of + "“%s” must be one of %s.".formatted(key, String.join(", ", known)));
    }
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : "";
  }

  private static <T> T value(JsonNode node, Class<T> type, String otherwise) {
    try {
      T value = node.isMissingNode() ? null : WireJson.mapper().treeToValue(node, type);
      if (value != null) {
        return value;
      }
    } catch (JacksonException misshapen) {
      // Told below, in words about the document.
    }
    throw wrong(otherwise);
  }

  private static Failure wrong(String reason) {
    return Failure.badRequest("“%s”: %s".formatted(DataSources.DOCUMENT, reason));
  }
}
