package org.clew.model;

/** Where an annotation stands in its life. */
public enum AnnotationState {
  /** Someone is working on it. */
  ACTIVE("Active"),
  /** It is done, or archived. */
  FINISHED("Finished"),
  /** It was given back; its instance is pending again. */
  CANCELLED("Cancelled"),
  /** It is being made. */
  INITIALIZING("Initializing");

  private final String wireName;

  AnnotationState(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  @Override
  public String toString() {
    return wireName;
  }
}
