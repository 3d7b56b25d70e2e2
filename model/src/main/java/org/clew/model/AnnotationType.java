package org.clew.model;

/** What an annotation is made for. */
public enum AnnotationType {
  /** An instance of a task. */
  TASK("Task"),
  /** A free annotation. */
  EXPLORATIONAL("Explorational"),
  /** All finished instances of one task. */
  COMPOUND_TASK("CompoundTask"),
  /** All finished instances of one project. */
  COMPOUND_PROJECT("CompoundProject"),
  /** All finished instances of one task type. */
  COMPOUND_TASK_TYPE("CompoundTaskType");

  private final String wireName;

  AnnotationType(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire. */
  @Override
  public String toString() {
    return wireName;
  }
}
