package org.clew.model;

/** Who may look at an annotation. */
public enum Visibility {
  /** Its owner and the managers. */
  PRIVATE("Private"),
  /** Everyone in the organization. */
  INTERNAL("Internal"),
  /** Everyone. */
  PUBLIC("Public");

  private final String wireName;

  Visibility(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  @Override
  public String toString() {
    return wireName;
  }
}
