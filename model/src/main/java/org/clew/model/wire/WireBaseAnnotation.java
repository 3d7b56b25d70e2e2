package org.clew.model.wire;

import org.clew.model.ObjectId;

/**
 * What the instances of a task start from.
 *
 * @param baseId id of an annotation, or of a task with exactly one, finished, instance
 */
public record WireBaseAnnotation(ObjectId baseId) {
  /** Takes the id. */
  public WireBaseAnnotation {
    Required.present("baseId", baseId);
  }
}
