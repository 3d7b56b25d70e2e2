package org.clew.annotation.nml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.annotation.skeleton.OtherElement;

/** Reads elements that the library does not know. */
final class OtherReader {
  private final XmlScanner scanner;
  private final Items items;

  OtherReader(XmlScanner scanner, Items items) {
    this.scanner = scanner;
    this.items = items;
  }

  /** Reads and leaves the element at which the scanner stands. */
  OtherElement read() throws IOException {
    XmlTag tag = scanner.tag();
    items.count(tag);
    String name = tag.name();
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < tag.count(); i++) {
      items.count(tag);
      attributes.put(tag.attribute(i), tag.value(i));
    }
    List<OtherElement> children = new ArrayList<>(0);
    StringBuilder text = new StringBuilder(0);
    while (scanner.nextChild(text)) {
      children.add(read());
    }
    return new OtherElement(name, attributes, children, text.toString());
  }
}
