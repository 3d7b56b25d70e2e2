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

  /** Whether it stands for many annotations, put together on demand. */
  public boolean isCompound() {
    return switch (this) {
      case TASK, EXPLORATIONAL -> false;
      case COMPOUND_TASK, COMPOUND_PROJECT, COMPOUND_TASK_TYPE -> true;
    };
  }

  /** The name on the wire. */
  @Override
  public String toString() {
    return wireName;
  }
}
