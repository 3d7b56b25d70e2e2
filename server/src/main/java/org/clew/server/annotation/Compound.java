package org.clew.server.annotation;

import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.server.auth.Subject;

/**
 * What has many instances: a task, a project or a task type. All its finished ones together are
 * called a compound annotation.
 *
 * @param typ which of the three it is
 * @param id of the task, the project or the task type
 * @param name for files
 * @param subject what rights on it depend on
 */
record Compound(AnnotationType typ, ObjectId id, String name, Subject subject) {

  /** What is said when none of its instances is finished. */
  String nothingFinished() {
    return switch (typ) {
      case COMPOUND_TASK -> "Could not find finished annotations for this task.";
      case COMPOUND_PROJECT -> "Could not find annotations for this project.";
      case COMPOUND_TASK_TYPE -> "Could not find any finished annotations for this task type.";
      case TASK, EXPLORATIONAL -> throw new IllegalStateException("One annotation is no compound.");
    };
  }
}
