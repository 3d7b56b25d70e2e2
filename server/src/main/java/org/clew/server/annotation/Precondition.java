package org.clew.server.annotation;

import java.util.Optional;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.ETag;
import org.clew.server.http.ETags;

/**
 * Which version someone has seen before they change it. Without it nothing is written over; what
 * nobody changed yet can be changed without it.
 *
 * @param seen what {@code If-Match} says
 */
record Precondition(Optional<ETags> seen) {
  /** Someone who says which version they have seen. */
  static Precondition seen(int version) {
    return new Precondition(Optional.of(ETags.parse("If-Match", tag(version).toString())));
  }

  static ETag tag(int version) {
    return new ETag(Integer.toString(version));
  }

  void check(InstanceRow row) {
    ETag current = tag(row.version());
    if (seen.isEmpty() && row.version() > 0) {
      throw Failure.of(
          FailureCode.PRECONDITION_REQUIRED,
          ("The annotation has been changed before: say which version you have seen with the header"
                  + " If-Match. The latest is %s.")
              .formatted(current));
    }
    if (seen.isPresent() && !seen.get().include(current)) {
      throw Failure.of(
          FailureCode.PRECONDITION_FAILED,
          ("The annotation was changed in the meantime: its latest version is %s. Get that, bring"
                  + " your changes into it, and send it again with If-Match: %s.")
              .formatted(current, current));
    }
  }
}
