package org.clew.annotation.nml;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.annotation.skeleton.Color;
import org.clew.annotation.skeleton.OtherElement;
import org.jspecify.annotations.Nullable;

/** Writes elements and attributes, a line each, indented by their depth. */
final class XmlElements {
  private static final int INDENT = 2;
  private static final int DEEPEST_INDENT = 50;

  final XmlOutput out;
  private int depth;
  // A start tag whose end is not written yet: nothing may follow in it.
  private boolean isStartOpen;

  XmlElements(XmlOutput out) {
    this.out = out;
  }

  /** Begins a start tag. */
  void open(String name) throws IOException {
    indent();
    out.ascii('<');
    name(name);
  }

  /** Ends the start tag of an element with nothing in it. */
  void close() throws IOException {
    out.ascii("/>\n");
  }

  /** Ends the start tag of an element that may have others in it. */
  void children() {
    isStartOpen = true;
    depth++;
  }

  /** Ends an element that may have had others in it. */
  void end(String name) throws IOException {
    depth--;
    if (isStartOpen) {
      isStartOpen = false;
      close();
      return;
    }
    indent();
    out.ascii("</");
    name(name);
    out.ascii(">\n");
  }

  /** Begins a line in the open element. */
  void indent() throws IOException {
    finishStart();
    out.spaces(INDENT * Math.min(depth, DEEPEST_INDENT));
  }

  /** To be called before lines that are written without {@link #indent}. */
  void finishStart() throws IOException {
    if (isStartOpen) {
      isStartOpen = false;
      out.ascii(">\n");
    }
  }

  void attribute(String name, @Nullable String value) throws IOException {
    if (value != null) {
      begin(name);
      out.escaped(value);
      out.ascii('"');
    }
  }

  void attribute(String name, @Nullable Boolean value) throws IOException {
    if (value != null) {
      attribute(name, value ? "true" : "false");
    }
  }

  void attribute(String name, @Nullable Long value) throws IOException {
    if (value != null) {
      number(name, value);
    }
  }

  void attribute(String name, @Nullable Integer value) throws IOException {
    if (value != null) {
      number(name, value);
    }
  }

  void number(String name, long value) throws IOException {
    begin(name);
    out.number(value);
    out.ascii('"');
  }

  /** Always with a fraction: {@code 3.0}. */
  void decimal(String name, double value) throws IOException {
    begin(name);
    out.decimal(value);
    out.ascii('"');
  }

  /** Whole numbers without a fraction: {@code 3}. */
  void shortDecimal(String name, double value) throws IOException {
    begin(name);
    out.shortDecimal(value);
    out.ascii('"');
  }

  void color(@Nullable Color color) throws IOException {
    if (color != null) {
      decimal("color.r", color.red());
      decimal("color.g", color.green());
      decimal("color.b", color.blue());
      decimal("color.a", color.alpha());
    }
  }

  void additional(Map<String, Integer> coordinates) throws IOException {
    for (Map.Entry<String, Integer> entry : coordinates.entrySet()) {
      number(Known.ADDITIONAL + entry.getKey(), entry.getValue());
    }
  }

  /** Attributes that the library does not know; one that it knows would be there twice. */
  void others(Map<String, String> attributes, Set<String> known) throws IOException {
    for (Map.Entry<String, String> entry : attributes.entrySet()) {
      checkUnknown(entry.getKey(), known);
      attribute(entry.getKey(), entry.getValue());
    }
  }

  static void checkUnknown(String attribute, Set<String> known) {
    if (Known.isIn(known, attribute)) {
      throw new IllegalArgumentException(
          "“%s” is not unknown: it has a place of its own.".formatted(attribute));
    }
  }

  void others(List<OtherElement> elements) throws IOException {
    for (OtherElement element : elements) {
      indent();
      other(element);
      out.ascii('\n');
    }
  }

  /** Blanks beside text would become part of it. */
  private void other(OtherElement element) throws IOException {
    out.ascii('<');
    name(element.name());
    for (Map.Entry<String, String> entry : element.attributes().entrySet()) {
      attribute(entry.getKey(), entry.getValue());
    }
    if (element.children().isEmpty() && element.text().isEmpty()) {
      out.ascii("/>");
      return;
    }
    out.ascii('>');
    if (element.text().isEmpty()) {
      out.ascii('\n');
      depth++;
      others(element.children());
      depth--;
      indent();
    } else {
      out.content(element.text());
      for (OtherElement child : element.children()) {
        other(child);
      }
    }
    out.ascii("</");
    name(element.name());
    out.ascii('>');
  }

  private void begin(String name) throws IOException {
    out.ascii(' ');
    name(name);
    out.ascii("=\"");
  }

  void name(String name) throws IOException {
    if (!XmlClass.isName(name)) {
      throw new IllegalArgumentException(
          "“%s” cannot be the name of an element or an attribute.".formatted(name));
    }
    out.content(name);
  }
}
