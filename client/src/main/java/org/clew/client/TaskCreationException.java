package org.clew.client;

import org.jspecify.annotations.Nullable;

/**
 * Some of many tasks were not created, or the connection, or a file they were to be made of, failed
 * in the middle.
 */
public final class TaskCreationException extends ClewException {
  private final transient TaskCreation creation;

  TaskCreationException(TaskCreation creation, @Nullable RuntimeException fault) {
    super(message(creation, fault), fault);
    this.creation = creation;
  }

  private static String message(TaskCreation creation, @Nullable RuntimeException fault) {
    if (fault != null) {
      return "After %d tasks were created and %d refused: %s"
          .formatted(creation.created().size(), creation.errors().size(), fault.getMessage());
    }
    TaskCreation.Failure first = creation.errors().get(0);
    return "%d tasks were created and %d refused, the first of them number %d: %d: %s"
        .formatted(
            creation.created().size(),
            creation.errors().size(),
            first.index(),
            first.status(),
            first.text());
  }

  /** What was created and what was refused until then. */
  public TaskCreation creation() {
    return creation;
  }
}
