package org.clew.annotation.nml;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;

/** Writes {@code <parameters>}. */
final class ParametersWriter {
  private final XmlElements xml;
  private final NmlParameters parameters;

  ParametersWriter(XmlElements xml, NmlParameters parameters) {
    this.xml = xml;
    this.parameters = parameters;
  }

  void write() throws IOException {
    xml.open("parameters");
    xml.children();
    experiment();
    scale();
    if (parameters.offset() != null) {
      xml.open("offset");
      position(parameters.offset());
      end("offset", Known.OFFSET);
    }
    if (parameters.time() != null) {
      xml.open("time");
      xml.attribute("ms", parameters.time());
      end("time", Known.TIME);
    }
    view();
    for (NmlBoundingBox box : parameters.userBoundingBoxes()) {
      box("userBoundingBox", box);
    }
    if (parameters.taskBoundingBox() != null) {
      box("taskBoundingBox", parameters.taskBoundingBox());
    }
    axes();
    xml.others(parameters.others());
    xml.end("parameters");
  }

  private void experiment() throws IOException {
    NmlExperiment experiment = parameters.experiment();
    xml.open("experiment");
    xml.attribute("name", experiment.name());
    xml.attribute("organization", experiment.organization());
    xml.attribute("datasetId", experiment.datasetId());
    xml.attribute("description", experiment.description());
    xml.attribute("wkUrl", experiment.wkUrl());
    xml.others(experiment.otherAttributes(), Known.EXPERIMENT);
    xml.close();
  }

  private void scale() throws IOException {
    NmlScale scale = parameters.scale();
    if (scale != null) {
      xml.open("scale");
      xml.decimal("x", scale.x());
      xml.decimal("y", scale.y());
      xml.decimal("z", scale.z());
      xml.attribute("unit", scale.unit());
      end("scale", Known.SCALE);
    }
  }

  private void view() throws IOException {
    if (parameters.editPosition() != null) {
      xml.open("editPosition");
      position(parameters.editPosition());
      xml.additional(parameters.editPositionAdditional());
      end("editPosition", Known.EDIT_POSITION);
    }
    Vec3Double rotation = parameters.editRotation();
    if (rotation != null) {
      xml.open("editRotation");
      xml.decimal("xRot", rotation.x());
      xml.decimal("yRot", rotation.y());
      xml.decimal("zRot", rotation.z());
      end("editRotation", Known.ROTATION);
    }
    if (parameters.zoomLevel() != null) {
      xml.open("zoomLevel");
      xml.decimal("zoom", parameters.zoomLevel());
      end("zoomLevel", Known.ZOOM);
    }
    if (parameters.activeNode() != null) {
      xml.open("activeNode");
      xml.attribute("id", parameters.activeNode());
      end("activeNode", Known.ACTIVE_NODE);
    }
  }

  private void position(Vec3Double position) throws IOException {
    xml.shortDecimal("x", position.x());
    xml.shortDecimal("y", position.y());
    xml.shortDecimal("z", position.z());
  }

  private void end(String element, Set<String> known) throws IOException {
    xml.others(parameters.otherAttributes().getOrDefault(element, Map.of()), known);
    xml.close();
  }

  private void box(String element, NmlBoundingBox box) throws IOException {
    xml.open(element);
    xml.attribute("id", box.id());
    xml.attribute("name", box.name());
    xml.attribute("isVisible", box.isVisible());
    xml.color(box.color());
    Vec3Int topLeft = box.box().topLeft();
    Vec3Int size = box.box().size();
    xml.number("topLeftX", topLeft.x());
    xml.number("topLeftY", topLeft.y());
    xml.number("topLeftZ", topLeft.z());
    xml.number("width", size.x());
    xml.number("height", size.y());
    xml.number("depth", size.z());
    xml.others(box.otherAttributes(), Known.BOX);
    xml.close();
  }

  private void axes() throws IOException {
    if (parameters.additionalAxes().isEmpty()) {
      return;
    }
    xml.open("additionalAxes");
    xml.children();
    for (AdditionalAxis axis : parameters.additionalAxes()) {
      xml.open("additionalAxis");
      xml.attribute("name", axis.name());
      xml.number("index", axis.index());
      xml.number("start", axis.start());
      xml.number("end", axis.end());
      xml.close();
    }
    xml.end("additionalAxes");
  }
}
