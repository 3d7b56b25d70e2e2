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

  /** False if it is unknown, or says nothing. */
  private boolean single(String name) throws NmlException {
    switch (name) {
      case "experiment" -> experiment = experiment();
      case "scale" -> {
        scale = scale();
        return keepOthers(name, Known.SCALE);
      }
      case "offset" -> {
        offset = attributes.vector("x", "y", "z");
        return keepOthers(name, Known.OFFSET);
      }
      case "editPosition" -> {
        editPosition = attributes.vector("x", "y", "z");
        editPositionAdditional = attributes.additional();
        return keepOthers(name, Known.EDIT_POSITION);
      }
      case "editRotation" -> {
        editRotation = attributes.vector("xRot", "yRot", "zRot");
        return keepOthers(name, Known.ROTATION);
      }
      case "taskBoundingBox" -> taskBoundingBox = boxes.box(attributes.integer("id"));
      default -> {
        return number(name);
      }
    }
    return true;
  }

  private boolean number(String name) throws NmlException {
    switch (name) {
      case "time" -> {
        time = attributes.whole("ms");
        return time != null && keepOthers(name, Known.TIME);
      }
      case "zoomLevel" -> {
        zoomLevel = attributes.decimal("zoom");
        return zoomLevel != null && keepOthers(name, Known.ZOOM);
      }
      case "activeNode" -> {
        activeNode = attributes.integer("id");
        return activeNode != null && keepOthers(name, Known.ACTIVE_NODE);
      }
      default -> {
        return false;
      }
    }
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

  /** Always true: the element is known. */
  private boolean keepOthers(String element, Set<String> known) throws NmlException {
    Map<String, String> unknown = attributes.others(known);
    if (!unknown.isEmpty()) {
      otherAttributes.put(element, unknown);
    }
    return true;
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
