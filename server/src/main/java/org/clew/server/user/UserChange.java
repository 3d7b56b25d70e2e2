package org.clew.server.user;

import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireUserChange;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.ETag;
import org.clew.server.http.ETags;

/**
 * A wish to change a user.
 *
 * @param asking whose wish
 * @param user whom to change
 * @param wanted what
 * @param seen the states that the asking user relies on; empty if they name none
 * @param address where the wish comes from
 */
public record UserChange(
    CurrentUser asking,
    ObjectId user,
    WireUserChange wanted,
    Optional<ETags> seen,
    String address) {

  /** Refuses to write over what the asking user has not seen. */
  void checkSeen(ETag current) {
    if (seen.isPresent() && !seen.get().include(current)) {
      throw Failure.of(
          FailureCode.PRECONDITION_FAILED,
          ("The user was changed in the meantime. Get the user again, bring your changes into it,"
                  + " and send it with If-Match: %s.")
              .formatted(current));
    }
  }

  /** Whether the wish is for another address to sign in with than the given one. */
  boolean wantsOtherEmail(String email) {
    return wanted.email() != null && !EmailAddress.of(wanted.email()).equals(email);
  }
}
