package org.clew.annotation.nml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clew.annotation.skeleton.OtherElement;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/** Reads {@code <parameters>}. Of what there is only one of, the first counts. */
final class ParametersReader {
  private final XmlScanner scanner;
  private final Items items;
  private final Attributes attributes;
  private final Set<String> seen = new HashSet<>();
  private final BoxesReader boxes;
  private final List<AdditionalAxis> axes = new ArrayList<>();
  private final Map<String, Map<String, String>> otherAttributes = new TreeMap<>();
  private final List<OtherElement> others = new ArrayList<>();
  private NmlExperiment experiment = new NmlExperiment(null, null, null, null, null);
  private @Nullable NmlScale scale;
  private @Nullable Vec3Double offset;
  private @Nullable Long time;
  private @Nullable Vec3Double editPosition;
  private Map<String, Integer> editPositionAdditional = Map.of();
  private @Nullable Vec3Double editRotation;
  private @Nullable Double zoomLevel;
  private @Nullable Integer activeNode;
  private @Nullable NmlBoundingBox taskBoundingBox;

  ParametersReader(XmlScanner scanner, Items items) {
    this.scanner = scanner;
    this.items = items;
    attributes = new Attributes(scanner.tag(), items);
    boxes = new BoxesReader(scanner, items);
  }

  /** Reads and leaves the element at which the scanner stands. */
  NmlParameters read() throws IOException {
    while (scanner.nextChild()) {
      child(scanner.tag().name());
    }
    others.addAll(boxes.unusable());
    return new NmlParameters(
        experiment,
        scale,
        offset,
        time,
        editPosition,
        editPositionAdditional,
        editRotation,
        zoomLevel,
        activeNode,
        boxes.usable(),
        taskBoundingBox,
        axes,
        otherAttributes,
        others);
  }

  private void child(String name) throws IOException {
    if (name.equals("userBoundingBox")) {
      boxes.read();
    } else if (name.equals("additionalAxes")) {
      axes();
    } else if (seen.contains(name) || !single(name)) {
      others.add(new OtherReader(scanner, items).read());
    } else {
      seen.add(name);
      scanner.skip();
    }
  }

  /** False if it is unknown. */
  private boolean single(String name) throws NmlException {
    switch (name) {
      case "experiment" -> experiment = experiment();
      case "scale" -> {
        scale = scale();
        keepOthers(name, Known.SCALE);
      }
      case "offset" -> {
        offset = attributes.vector("x", "y", "z");
        keepOthers(name, Known.POSITION);
      }
      case "time" -> {
        time = attributes.whole("ms");
        keepOthers(name, Known.TIME);
      }
      case "editPosition" -> {
        editPosition = attributes.vector("x", "y", "z");
        editPositionAdditional = attributes.additional();
        keepOthers(name, Known.POSITION);
      }
      case "editRotation" -> {
        editRotation = attributes.vector("xRot", "yRot", "zRot");
        keepOthers(name, Known.ROTATION);
      }
      case "zoomLevel" -> {
        zoomLevel = attributes.decimal("zoom");
        keepOthers(name, Known.ZOOM);
      }
      case "activeNode" -> {
        activeNode = attributes.integer("id");
        keepOthers(name, Known.ACTIVE_NODE);
      }
      case "taskBoundingBox" -> taskBoundingBox = boxes.box(attributes.integer("id"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private NmlExperiment experiment() throws NmlException {
    return new NmlExperiment(
        attributes.text("name"),
        attributes.text("organization"),
        attributes.text("datasetId"),
        attributes.text("description"),
        attributes.text("wkUrl"),
        attributes.others(Known.EXPERIMENT));
  }

  private NmlScale scale() throws NmlException {
    Vec3Double size = attributes.vector("x", "y", "z");
    return new NmlScale(size.x(), size.y(), size.z(), attributes.text("unit"));
  }

  private void keepOthers(String element, Set<String> known) throws NmlException {
    Map<String, String> unknown = attributes.others(known);
    if (!unknown.isEmpty()) {
      otherAttributes.put(element, unknown);
    }
  }

  private void axes() throws IOException {
    while (scanner.nextChild()) {
      if (scanner.tag().name().equals("additionalAxis")) {
        items.count(scanner.tag());
        axis();
      }
      scanner.skip();
    }
  }

  private void axis() throws NmlException {
    AdditionalAxis axis =
        new AdditionalAxis(
            attributes.textOrEmpty("name"),
            attributes.requiredInteger("index"),
            attributes.requiredInteger("start"),
            attributes.requiredInteger("end"));
    if (!seen.add("axis " + axis.name())) {
      throw scanner.error("Additional coordinates do not have unique names.");
    }
    axes.add(axis);
  }
}
