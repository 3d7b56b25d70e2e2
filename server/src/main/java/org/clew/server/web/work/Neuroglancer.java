package org.clew.server.web.work;

import java.util.List;
import java.util.Optional;
import org.clew.json.WireJson;
import org.clew.model.LengthUnit;
import org.clew.model.Vec3Double;
import org.clew.model.VoxelSize;
import org.clew.model.wire.WireTask;
import org.clew.server.http.PercentEncoding;
import org.clew.server.image.TracedLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Links into Neuroglancer: the layers of a dataset at the place where a task starts, its box, the
 * way to look at it, and what was traced. The whole state stands in the link, behind {@code #!}, so
 * that only the browser sees it.
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

  /**
   * The link; empty if the viewer can read no layer of the dataset.
   *
   * @param tracing lines to show; none if there are too many
   */
  Optional<String> link(JsonNode dataSource, @Nullable WireTask task, List<TracedLine> tracing) {
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
      state.set("position", ViewerMarks.middle(task.editPosition().toVec3Double()));
      if (!task.editRotation().equals(Vec3Double.ZERO)) {
        state.set("crossSectionOrientation", orientation(task.editRotation()));
      }
      layers.add(ViewerMarks.ofTask(task, dimensions));
    }
    if (!tracing.isEmpty()) {
      layers.add(ViewerMarks.ofTracing(tracing, dimensions));
    }
    state.put("layout", "4panel");
    String json = WireJson.mapper().writeValueAsString(state);
    return Optional.of(viewer + "#!" + PercentEncoding.of(json));
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

  private static ObjectNode dimensions(Vec3Double nanometers) {
    ObjectNode dimensions = WireJson.mapper().createObjectNode();
    List<String> axes = List.of("x", "y", "z");
    List<Double> lengths = List.of(nanometers.x(), nanometers.y(), nanometers.z());
    for (int axis = 0; axis < axes.size(); axis++) {
      dimensions.putArray(axes.get(axis)).add(lengths.get(axis) / NANOMETRES).add("m");
    }
    return dimensions;
  }

  /**
   * The quaternion of turning about the axes x, then y, then z of the dataset, by degrees. The
   * viewer takes it from the planes on the screen to the dataset.
   */
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
}
