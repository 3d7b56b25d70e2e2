package org.clew.annotation.nml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.annotation.skeleton.Metadata;

/**
 * Reads {@code <metadata>} of trees and segments. An entry may say its value twice, typed and as a
 * text; then the typed one counts. An entry without any value is an empty list.
 */
final class MetadataReader {
  private static final String LIST = "stringListValue";

  private final XmlScanner scanner;
  private final Items items;

  MetadataReader(XmlScanner scanner, Items items) {
    this.scanner = scanner;
    this.items = items;
  }

  /** Reads and leaves the element at which the scanner stands. */
  List<Metadata> read() throws IOException {
    List<Metadata> entries = new ArrayList<>(0);
    while (scanner.nextChild()) {
      if (scanner.tag().name().equals("metadataEntry")) {
        items.count(scanner.tag());
        entries.add(entry());
      }
      scanner.skip();
    }
    return entries;
  }

  private Metadata entry() throws NmlException {
    Attributes attributes = new Attributes(scanner.tag(), items);
    String key = attributes.text("key");
    if (key == null) {
      throw scanner.error("A “metadataEntry” has no “key”.");
    }
    Boolean flag = attributes.flag("boolValue");
    if (flag != null) {
      return Metadata.of(key, flag);
    }
    Double number = attributes.decimal("numberValue");
    if (number != null) {
      return Metadata.of(key, number);
    }
    Map<Integer, String> list = list();
    String text = attributes.text("stringValue");
    if (text != null && list.isEmpty() && attributes.text(LIST) == null) {
      return Metadata.of(key, text);
    }
    return Metadata.of(key, List.copyOf(list.values()));
  }

  /** Attributes may come in any order, in that of the alphabet 10 before 2. */
  private Map<Integer, String> list() throws NmlException {
    Map<Integer, String> list = new TreeMap<>();
    XmlTag tag = scanner.tag();
    for (int i = 0; i < tag.count(); i++) {
      if (tag.startsWith(i, LIST + "-")) {
        items.count(tag);
        list.put(index(tag.attribute(i)), tag.value(i));
      }
    }
    return list;
  }

  private int index(String attribute) throws NmlException {
    try {
      return Integer.parseUnsignedInt(attribute.substring(LIST.length() + 1));
    } catch (NumberFormatException e) {
      throw scanner.error(
          "“%s” does not end with a number.".formatted(XmlTag.shortened(attribute)));
    }
  }
}
