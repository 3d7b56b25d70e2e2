package org.clew.annotation.nml;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.jspecify.annotations.Nullable;

/** Reads {@code <nodes>}. Most of a big file is here, so it makes no objects for what is usual. */
final class NodeReader {
  private static final int MAX_AXES = 32;

  private final XmlScanner scanner;
  private final Items items;
  private final NmlLimits limits;
  private final Skeleton skeleton;
  private final ViewingReader viewing = new ViewingReader();
  // The names of axes, by those of the attributes.
  private final Map<String, String> axes = new HashMap<>();
  private int idIndex;
  private double x;
  private double y;
  private double z;
  private double radius;
  private double rotX;
  private double rotY;
  private double rotZ;
  private int timeIndex;
  private boolean hasOthers;

  NodeReader(XmlScanner scanner, Items items, NmlLimits limits, Skeleton skeleton) {
    this.scanner = scanner;
    this.items = items;
    this.limits = limits;
    this.skeleton = skeleton;
  }

  /** Reads and leaves the nodes at which the scanner stands. */
  void read(Tree tree) throws IOException {
    while (scanner.nextChild()) {
      if (scanner.tag().word() == Word.NODE) {
        node(tree);
      }
      scanner.skip();
    }
  }

  private void node(Tree tree) throws NmlException {
    reset();
    XmlTag tag = scanner.tag();
    for (int i = 0; i < tag.count(); i++) {
      attribute(tag, i);
    }
    int id = id(tag);
    if (Double.isNaN(x) || Double.isNaN(y) || Double.isNaN(z)) {
      throw tag.error("Node %s has no position: “x”, “y” and “z” are needed.".formatted(id));
    }
    if (skeleton.nodeCount() >= limits.maxNodes()) {
      throw tag.error("The file holds more than %s nodes.".formatted(limits.maxNodes()));
    }
    Node node = add(tree, id);
    properties(node, tag);
    if (hasOthers) {
      others(node, tag);
    }
  }

  private void reset() {
    idIndex = -1;
    timeIndex = -1;
    x = Double.NaN;
    y = Double.NaN;
    z = Double.NaN;
    radius = Double.NaN;
    rotX = Double.NaN;
    rotY = Double.NaN;
    rotZ = Double.NaN;
    hasOthers = false;
    viewing.reset();
  }

  private void attribute(XmlTag tag, int i) throws NmlException {
    switch (tag.word(i)) {
      case ID -> idIndex = i;
      case X -> x = tag.decimal(i);
      case Y -> y = tag.decimal(i);
      case Z -> z = tag.decimal(i);
      case RADIUS -> radius = optional(tag, i);
      case ROT_X -> rotX = optional(tag, i);
      case ROT_Y -> rotY = optional(tag, i);
      case ROT_Z -> rotZ = optional(tag, i);
      case TIME -> timeIndex = tag.isEmpty(i) ? -1 : i;
      case IN_VP, IN_MAG, BIT_DEPTH, INTERPOLATION -> {
        if (!tag.isEmpty(i)) {
          viewing.attribute(tag, i);
        }
      }
      case NODE, EDGE, SOURCE, TARGET, OTHER -> hasOthers = true;
    }
  }

  private static double optional(XmlTag tag, int i) throws NmlException {
    return tag.isEmpty(i) ? Double.NaN : tag.decimal(i);
  }

  private int id(XmlTag tag) throws NmlException {
    long id = idIndex < 0 ? Decimals.NOT_WHOLE : tag.whole(idIndex);
    if (id != (int) id) {
      String text = idIndex < 0 ? "" : XmlTag.shortened(tag.value(idIndex));
      throw tag.error("Invalid node id “%s”.".formatted(text));
    }
    return (int) id;
  }

  private Node add(Tree tree, int id) throws NmlException {
    try {
      return tree.addNode(id, x, y, z);
    } catch (IllegalArgumentException e) {
      throw scanner.error(String.valueOf(e.getMessage()));
    }
  }

  private void properties(Node node, XmlTag tag) throws NmlException {
    if (!Double.isNaN(radius)) {
      node.radius(radius);
    }
    if (!Double.isNaN(rotX) || !Double.isNaN(rotY) || !Double.isNaN(rotZ)) {
      node.rotation(orZero(rotX), orZero(rotY), orZero(rotZ));
    }
    if (timeIndex >= 0) {
      node.time(time(tag));
    }
    if (viewing.isKnown()) {
      node.viewing(viewing.get());
    }
  }

  private long time(XmlTag tag) throws NmlException {
    long time = tag.whole(timeIndex);
    if (time == Decimals.NOT_WHOLE) {
      throw tag.wrong(timeIndex, "a whole number of 64 bits");
    }
    return time;
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private void others(Node node, XmlTag tag) throws NmlException {
    for (int i = 0; i < tag.count(); i++) {
      if (tag.startsWith(i, Known.ADDITIONAL)) {
        node.additionalCoordinate(axis(tag.attribute(i)), tag.integer(i));
      } else if (isOther(tag.word(i))) {
        items.count(tag);
        node.otherAttribute(tag.attribute(i), tag.value(i));
      }
    }
  }

  private static boolean isOther(@Nullable Word word) {
    return word == Word.OTHER
        || word == Word.NODE
        || word == Word.EDGE
        || word == Word.SOURCE
        || word == Word.TARGET;
  }

  /** Each axis takes a column of every tree, so there may not be many. */
  private String axis(String attribute) throws NmlException {
    String axis = axes.get(attribute);
    if (axis == null) {
      if (axes.size() == MAX_AXES) {
        throw scanner.error("The nodes have more than %s additional axes.".formatted(MAX_AXES));
      }
      axis = attribute.substring(Known.ADDITIONAL.length());
      axes.put(attribute, axis);
    }
    return axis;
  }
}
