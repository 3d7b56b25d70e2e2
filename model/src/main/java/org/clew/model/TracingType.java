package org.clew.model;

/** What annotators of a task produce. */
public enum TracingType {
  /** Trees of nodes and edges. */
  SKELETON("skeleton"),
  /** Segments painted into a volume layer. */
  VOLUME("volume"),
  /** Both. */
  HYBRID("hybrid");

  private final String wireName;

  TracingType(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  @Override
  public String toString() {
    return wireName;
  }
}
