package org.clew.annotation.nml;

import java.io.IOException;
import java.util.List;
import org.clew.annotation.skeleton.Metadata;

/**
 * Writes metadata so that the Python client of WEBKNOSSOS can read it: that needs a text, a number
 * or a first text of a list in each entry. So true, false and an empty list are texts, too.
 */
final class MetadataWriter {
  private final XmlElements xml;

  MetadataWriter(XmlElements xml) {
    this.xml = xml;
  }

  void write(List<Metadata> entries) throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    xml.open("metadata");
    xml.children();
    for (Metadata entry : entries) {
      xml.open("metadataEntry");
      xml.attribute("key", entry.key());
      value(entry.value());
      xml.close();
    }
    xml.end("metadata");
  }

  private void value(Metadata.Value value) throws IOException {
    if (value instanceof Metadata.TextValue text) {
      xml.attribute("stringValue", text.text());
    } else if (value instanceof Metadata.NumberValue number) {
      xml.shortDecimal("numberValue", number.number());
    } else if (value instanceof Metadata.FlagValue flag) {
      xml.attribute("boolValue", flag.flag());
      xml.attribute("stringValue", Boolean.toString(flag.flag()));
    } else if (value instanceof Metadata.TextListValue list) {
      texts(list.texts());
    }
  }

  private void texts(List<String> texts) throws IOException {
    if (texts.isEmpty()) {
      xml.attribute("stringValue", "");
      xml.attribute("stringListValue", "");
    }
    for (int i = 0; i < texts.size(); i++) {
      xml.attribute("stringListValue-" + i, texts.get(i));
    }
  }
}
