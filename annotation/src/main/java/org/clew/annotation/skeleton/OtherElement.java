package org.clew.annotation.skeleton;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of a file that this library does not know, kept as it is so that it can be written
 * back.
 *
 * @param name of the element
 * @param attributes in their order
 * @param children elements in it
 * @param text directly in it, together; empty if there is none, or nothing but blanks beside
 *     children
 */
public record OtherElement(
    String name, Map<String, String> attributes, List<OtherElement> children, String text) {
  /** Copies attributes and children. */
  public OtherElement {
    attributes =
        attributes.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
    text = !children.isEmpty() && text.isBlank() ? "" : text;
  }

  /** An element with attributes and nothing in it. */
  public static OtherElement of(String name, Map<String, String> attributes) {
    return new OtherElement(name, attributes, List.of(), "");
  }
}
