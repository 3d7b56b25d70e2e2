package org.clew.model;

/** Whether others than its owner may change an annotation. */
public enum CollaborationMode {
  /** The owner alone. */
  OWNER_ONLY("OwnerOnly"),
  /** Everyone who may look at it, one after the other. */
  EXCLUSIVE("Exclusive"),
  /** Everyone who may look at it. */
  CONCURRENT("Concurrent");

  private final String wireName;

  CollaborationMode(String wireName) {
    this.wireName = wireName;
  }

  /** Whether anybody but the owner may. */
  public boolean othersMayEdit() {
    return this != OWNER_ONLY;
  }

  /** The name on the wire. */
  @Override
  public String toString() {
    return wireName;
  }
}
