package org.clew.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that the routes say of themselves; each feature adds its sections. */
public final class Api {
  private final Map<String, String> sections = new LinkedHashMap<>();
  private final List<Description> descriptions = new ArrayList<>();

  /** Nothing said yet. */
  public Api() {}

  /** Routes about one thing; the same name may be given again. */
  public Section section(String name, String text) {
    sections.putIfAbsent(name, text);
    return new Section(this, name);
  }

  /** What was said so far, in that order. */
  public List<Description> descriptions() {
    return List.copyOf(descriptions);
  }

  Map<String, String> sections() {
    return sections;
  }

  Description add(Description description) {
    descriptions.add(description);
    return description;
  }
}
