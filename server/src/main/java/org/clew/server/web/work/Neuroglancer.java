package org.clew.server.web.work;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.clew.json.WireJson;
import org.clew.model.BoundingBox;
import org.clew.model.LengthUnit;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.VoxelSize;
import org.clew.model.wire.WireTask;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Links into Neuroglancer: the layers of a dataset at the place where a task starts, its box, and
 * the way to look at it. The whole state stands in the link, behind {@code #!}, so that only the
 * browser sees it.
 */
final class Neuroglancer {
  private static final double NANOMETRES = 1e9;

  private final String viewer;
  private final LayerSources sources;

  /** With the address of a viewer. */
  Neuroglancer(String viewer, LayerSources sources) {
    this.viewer = viewer;
    this.sources = sources;
  }

  /** The link; empty if the viewer can read no layer of the dataset. */
  Optional<String> link(JsonNode dataSource, @Nullable WireTask task) {
    ObjectNode state = WireJson.mapper().createObjectNode();
    ObjectNode dimensions = dimensions(size(dataSource.path("scale")).nanometres());
    state.set("dimensions", dimensions);
    ArrayNode layers = state.putArray("layers");
    for (JsonNode layer : dataSource.path("dataLayers")) {
      sources.source(layer, dimensions).ifPresent(source -> layers.add(layer(layer, source)));
    }
    if (layers.isEmpty()) {
      return Optional.empty();
    }
    if (task != null) {
      state.set("position", middle(task.editPosition()));
      if (!task.editRotation().equals(Vec3Double.ZERO)) {
        state.set("crossSectionOrientation", orientation(task.editRotation()));
      }
      layers.add(marks(task, dimensions));
    }
    state.put("layout", "4panel");
    String json = WireJson.mapper().writeValueAsString(state);
    String encoded = URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    return Optional.of(viewer + "#!" + encoded);
  }

  private static VoxelSize size(JsonNode scale) {
    JsonNode factor = scale.path("factor");
    return new VoxelSize(
        new Vec3Double(
            factor.path(0).asDouble(1), factor.path(1).asDouble(1), factor.path(2).asDouble(1)),
        LengthUnit.ofWireName(scale.path("unit").asString("")).orElse(LengthUnit.NANOMETER));
  }

  private static ObjectNode layer(JsonNode layer, JsonNode source) {
    ObjectNode shown = WireJson.mapper().createObjectNode();
    boolean isSegments = layer.path("category").asString("").equals("segmentation");
    shown.put("type", isSegments ? "segmentation" : "image");
    shown.set("source", source);
    shown.put("name", layer.path("name").asString(""));
    return shown;
  }

  /** Where the task starts, and its box. */
  private static ObjectNode marks(WireTask task, ObjectNode dimensions) {
    ObjectNode layer = WireJson.mapper().createObjectNode();
    layer.put("type", "annotation");
    layer.put("name", "task");
    ObjectNode source = layer.putObject("source");
    source.put("url", "local://annotations");
    source.putObject("transform").set("outputDimensions", dimensions);
    ArrayNode annotations = layer.putArray("annotations");
    ObjectNode start = annotations.addObject();
    start.put("type", "point");
    start.put("id", "start");
    start.put("description", "start");
    start.set("point", middle(task.editPosition()));
    BoundingBox box = task.boundingBox();
    if (box != null) {
      ObjectNode shown = annotations.addObject();
      shown.put("type", "axis_aligned_bounding_box");
      shown.put("id", "box");
      shown.put("description", "bounding box");
      shown.set("pointA", numbers(box.topLeft().toVec3Double()));
      shown.set("pointB", numbers(box.bottomRight().toVec3Double()));
    }
    return layer;
  }

  private static ObjectNode dimensions(Vec3Double nanometers) {
    ObjectNode dimensions = WireJson.mapper().createObjectNode();
    List<String> axes = List.of("x", "y", "z");
    List<Double> lengths = List.of(nanometers.x(), nanometers.y(), nanometers.z());
    for (int axis = 0; axis < axes.size(); axis++) {
      dimensions.putArray(axes.get(axis)).add(lengths.get(axis) / NANOMETRES).add("m");
    }
    return dimensions;
  }

  /** The middle of a voxel. */
  private static ArrayNode middle(Vec3Int voxel) {
    return numbers(voxel.toVec3Double().plus(new Vec3Double(0.5, 0.5, 0.5)));
  }

  private static ArrayNode numbers(Vec3Double vector) {
    return WireJson.mapper().createArrayNode().add(vector.x()).add(vector.y()).add(vector.z());
  }

  /** The quaternion of turning about x, then y, then z, by degrees. */
  static ArrayNode orientation(Vec3Double degrees) {
    double x = Math.toRadians(degrees.x()) / 2;
    double y = Math.toRadians(degrees.y()) / 2;
    double z = Math.toRadians(degrees.z()) / 2;
    return WireJson.mapper()
        .createArrayNode()
        .add(Math.sin(x) * Math.cos(y) * Math.cos(z) - Math.cos(x) * Math.sin(y) * Math.sin(z))
        .add(Math.cos(x) * Math.sin(y) * Math.cos(z) + Math.sin(x) * Math.cos(y) * Math.sin(z))
        .add(Math.cos(x) * Math.cos(y) * Math.sin(z) - Math.sin(x) * Math.sin(y) * Math.cos(z))
        .add(Math.cos(x) * Math.cos(y) * Math.cos(z) + Math.sin(x) * Math.sin(y) * Math.sin(z));
  }

  /** Where layers are, as the viewer names it. */
  static final class LayerSources {
    private final String url;
    private final ObjectId dataset;
    private final String query;
    private final Groups groups;

    /**
     * Whether a directory of the dataset is an image of several mags, and not one of many files.
     */
    @FunctionalInterface
    interface Groups {
      /** Looks at what lies in it. */
      boolean isImage(String path);
    }

    /**
     * Of a dataset.
     *
     * @param url of this server
     * @param token that opens its voxels; empty if they are open to everyone
     */
    LayerSources(String url, ObjectId dataset, String token, Groups groups) {
      this.url = url;
      this.dataset = dataset;
      this.query = token.isEmpty() ? "" : "?token=" + token;
      this.groups = groups;
    }

    /** Empty for formats that the viewer cannot read. */
    Optional<JsonNode> source(JsonNode layer, ObjectNode dimensions) {
      String scheme =
          switch (layer.path("dataFormat").asString("")) {
            case "zarr" -> "zarr2";
            case "zarr3" -> "zarr3";
            case "n5" -> "n5";
            case "neuroglancerPrecomputed" -> "precomputed";
            default -> "";
          };
      JsonNode finest = layer.path("mags").path(0);
      String path = finest.path("path").asString("");
      if (scheme.isEmpty() || path.isEmpty()) {
        return Optional.empty();
      }
      String parent = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
      ObjectNode source = WireJson.mapper().createObjectNode();
      if (scheme.equals("precomputed") || groups.isImage(parent)) {
        source.put("url", "%s://%s".formatted(scheme, address(parent)));
        return Optional.of(source);
      }
      source.put("url", "%s://%s".formatted(scheme, address(path)));
      source.set("transform", transform(finest, dimensions));
      return Optional.of(source);
    }

    /** A bare array does not say how large its voxels are, nor which axis is which. */
    private static ObjectNode transform(JsonNode mag, ObjectNode dimensions) {
      ObjectNode output = WireJson.mapper().createObjectNode();
      JsonNode order = mag.path("axisOrder");
      int rank = order.size();
      for (int position = 0; position < rank; position++) {
        for (String axis : List.of("c", "x", "y", "z")) {
          if (order.path(axis).asInt(-1) == position) {
            if (axis.equals("c")) {
              output.putArray("c^").add(1).add("");
            } else {
              output.set(axis, dimensions.get(axis));
            }
          }
        }
      }
      ObjectNode transform = WireJson.mapper().createObjectNode();
      transform.set("outputDimensions", output);
      return transform;
    }

    private String address(String path) {
      if (path.matches("[a-zA-Z][a-zA-Z0-9+.-]*://.*")) {
        return path;
      }
      String plain = path.replaceFirst("^(\\./)+|^\\.$", "");
      String encoded =
          String.join(
              "/",
              List.of(plain.split("/", -1)).stream()
                  .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                  .toList());
      return "%s/data/zarr/%s/%s%s".formatted(url, dataset, encoded, query);
    }
  }
}
