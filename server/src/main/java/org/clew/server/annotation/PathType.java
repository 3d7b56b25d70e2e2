package org.clew.server.annotation;

import org.clew.model.AnnotationType;
import org.clew.server.failure.Failure;
import org.clew.server.http.Request;

/** The type of an annotation, as a path names it. */
final class PathType {
  private PathType() {}

  /** What stands for {@code {typ}} in the path of a request. */
  static AnnotationType of(Request request) {
    return of(request, "typ");
  }

  /** What stands for another parameter in the path of a request. */
  static AnnotationType of(Request request, String parameter) {
    String text = request.path(parameter);
    for (AnnotationType type : AnnotationType.values()) {
      if (type.toString().equals(text)) {
        return type;
      }
    }
    throw Failure.notFound(
        "The supplied annotation type “%s” is not a valid annotation type.".formatted(text));
  }
}
