package org.clew.annotation.nml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element that this library does not know, kept as it is.
 *
 * @param name of the element
 * @param attributes in their order
 * @param children elements in it
 * @param text directly in it, together; empty if there is none
 */
public record NmlElement(
    String name, Map<String, String> attributes, List<NmlElement> children, String text) {
  /** Copies attributes and children. */
  public NmlElement {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }
}
