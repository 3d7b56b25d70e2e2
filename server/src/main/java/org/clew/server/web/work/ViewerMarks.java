package org.clew.server.web.work;

import java.util.List;
import org.clew.json.WireJson;
import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.clew.model.wire.WireTask;
import org.clew.server.image.TracedLine;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Layers of points, lines and boxes that stand in the link itself, as Neuroglancer reads them. */
final class ViewerMarks {
  private static final Vec3Double HALF = new Vec3Double(0.5, 0.5, 0.5);
  private static final String POINT = "point";

  private ViewerMarks() {}

  /** Where a task starts, and its box. */
  static ObjectNode ofTask(WireTask task, ObjectNode dimensions) {
    ObjectNode layer = layer("task", "#ff9d00", dimensions);
    ArrayNode marks = layer.putArray("annotations");
    ObjectNode start = marks.addObject();
    start.put("type", POINT);
    start.put("id", "start");
    start.put("description", "start");
    start.set(POINT, middle(task.editPosition().toVec3Double()));
    BoundingBox box = task.boundingBox();
    if (box != null) {
      ObjectNode shown = marks.addObject();
      shown.put("type", "axis_aligned_bounding_box");
      shown.put("id", "box");
      shown.put("description", "bounding box");
      shown.set("pointA", numbers(box.topLeft().toVec3Double()));
      shown.set("pointB", numbers(box.bottomRight().toVec3Double()));
    }
    return layer;
  }

  /** What was traced. */
  static ObjectNode ofTracing(List<TracedLine> lines, ObjectNode dimensions) {
    ObjectNode layer = layer("tracing", "#ff3d3d", dimensions);
    ArrayNode marks = layer.putArray("annotations");
    for (TracedLine line : lines) {
      ObjectNode mark = marks.addObject();
      mark.put("type", line.isPoint() ? POINT : "line");
      mark.put("id", Integer.toString(marks.size()));
      if (line.isPoint()) {
        mark.set(POINT, middle(line.from()));
      } else {
        mark.set("pointA", middle(line.from()));
        mark.set("pointB", middle(line.to()));
      }
    }
    return layer;
  }

  private static ObjectNode layer(String name, String color, ObjectNode dimensions) {
    ObjectNode layer = WireJson.mapper().createObjectNode();
    layer.put("type", "annotation");
    layer.put("name", name);
    layer.put("annotationColor", color);
    ObjectNode source = layer.putObject("source");
    source.put("url", "local://annotations");
    source.putObject("transform").set("outputDimensions", dimensions);
    return layer;
  }

  /** The middle of a voxel. */
  static ArrayNode middle(Vec3Double voxel) {
    return numbers(voxel.plus(HALF));
  }

  private static ArrayNode numbers(Vec3Double vector) {
    return WireJson.mapper().createArrayNode().add(vector.x()).add(vector.y()).add(vector.z());
  }
}
