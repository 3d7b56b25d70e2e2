package org.clew.model.wire;

import org.jspecify.annotations.Nullable;

/**
 * Who joined the organization.
 *
 * @param user the new user
 * @param password the one that was made up; null if the request chose one
 */
public record WireCreatedUser(WireUser user, @Nullable String password) {
  /** Without the password, so that logs stay clean. */
  @Override
  public String toString() {
    return "WireCreatedUser[user=" + user.id() + "]";
  }
}
