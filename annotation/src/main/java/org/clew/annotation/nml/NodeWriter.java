package org.clew.annotation.nml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Tree;
import org.clew.annotation.skeleton.Viewing;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/** Writes nodes and edges. Most of a big file is here. */
final class NodeWriter {
  private static final byte[] NODE = ascii("      <node id=\"");
  private static final byte[] RADIUS = ascii("\" radius=\"");
  private static final byte[] X = ascii("\" x=\"");
  private static final byte[] Y = ascii("\" y=\"");
  private static final byte[] Z = ascii("\" z=\"");
  private static final byte[] ROT_X = ascii("\" rotX=\"");
  private static final byte[] ROT_Y = ascii("\" rotY=\"");
  private static final byte[] ROT_Z = ascii("\" rotZ=\"");
  private static final byte[] TIME = ascii("\" time=\"");
  private static final byte[] END = ascii("\"/>\n");
  private static final byte[] EDGE = ascii("      <edge source=\"");
  private static final byte[] TARGET = ascii("\" target=\"");

  private final XmlElements xml;
  private final XmlOutput out;
  private Viewing viewing = Viewing.UNKNOWN;
  private byte[] viewingText = {};

  NodeWriter(XmlElements xml) {
    this.xml = xml;
    out = xml.out;
  }

  void nodes(Tree tree) throws IOException {
    xml.open("nodes");
    xml.children();
    for (int i = 0; i < tree.nodeCount(); i++) {
      xml.finishStart();
      node(tree.node(i));
    }
    xml.end("nodes");
  }

  private void node(Node node) throws IOException {
    out.raw(NODE);
    out.number(node.id());
    OptionalDouble radius = node.radius();
    if (radius.isPresent()) {
      out.raw(RADIUS);
      out.decimal(radius.getAsDouble());
    }
    out.raw(X);
    out.shortDecimal(node.x());
    out.raw(Y);
    out.shortDecimal(node.y());
    out.raw(Z);
    out.shortDecimal(node.z());
    Optional<Vec3Double> rotation = node.rotation();
    if (rotation.isPresent()) {
      rotation(rotation.get());
    }
    viewing(node.viewing());
    OptionalLong time = node.time();
    if (time.isPresent()) {
      out.raw(TIME);
      out.number(time.getAsLong());
    }
    others(node);
    out.raw(END);
  }

  private void rotation(Vec3Double rotation) throws IOException {
    out.raw(ROT_X);
    out.decimal(rotation.x());
    out.raw(ROT_Y);
    out.decimal(rotation.y());
    out.raw(ROT_Z);
    out.decimal(rotation.z());
  }

  /** Nodes in a row mostly share it, so its text is made once. */
  private void viewing(Viewing next) throws IOException {
    if (!next.equals(viewing)) {
      viewing = next;
      viewingText = ascii(text(next));
    }
    out.raw(viewingText);
  }

  private static String text(Viewing viewing) {
    StringBuilder text = new StringBuilder();
    append(text, "inVp", viewing.viewport());
    append(text, "inMag", viewing.mag());
    append(text, "bitDepth", viewing.bitDepth());
    append(text, "interpolation", viewing.interpolation());
    return text.toString();
  }

  private static void append(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append("\" ").append(name).append("=\"").append(value);
    }
  }

  private void others(Node node) throws IOException {
    Map<String, Integer> additional = node.additionalCoordinates();
    Map<String, String> others = node.otherAttributes();
    if (additional.isEmpty() && others.isEmpty()) {
      return;
    }
    // The quote that the end brings closes the last of them.
    for (Map.Entry<String, Integer> entry : additional.entrySet()) {
      begin(Known.ADDITIONAL + entry.getKey());
      out.number(entry.getValue());
    }
    for (Map.Entry<String, String> entry : others.entrySet()) {
      if (entry.getKey().indexOf('/') < 0) {
        XmlElements.checkUnknown(entry.getKey(), Known.NODE);
        begin(entry.getKey());
        out.escaped(entry.getValue());
      }
    }
  }

  private void begin(String name) throws IOException {
    out.ascii("\" ");
    xml.name(name);
    out.ascii("=\"");
  }

  void edges(Tree tree) throws IOException {
    xml.open("edges");
    xml.children();
    for (int i = 0; i < tree.edgeCount(); i++) {
      xml.finishStart();
      out.raw(EDGE);
      out.number(tree.edgeSource(i));
      out.raw(TARGET);
      out.number(tree.edgeTarget(i));
      Map<String, String> others = tree.edgeOtherAttributes(i);
      if (others.isEmpty()) {
        out.raw(END);
      } else {
        out.ascii('"');
        xml.others(others, Known.EDGE);
        xml.close();
      }
    }
    xml.end("edges");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
