package org.clew.model.wire;

import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;

/**
 * What became of uploaded annotation files.
 *
 * @param annotation the new annotation
 */
public record WireUploadedAnnotation(Ref annotation) {
  /**
   * Names an annotation.
   *
   * @param typ Explorational
   * @param id of the annotation
   */
  public record Ref(AnnotationType typ, ObjectId id) {}
}
