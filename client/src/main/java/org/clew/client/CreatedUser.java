package org.clew.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user who has just joined.
 *
 * @param user the user
 * @param password what was made up for them, shown only this once; null if one was given
 */
public record CreatedUser(User user, @Nullable String password) {
  /** Takes the values. */
  public CreatedUser {
    Objects.requireNonNull(user);
  }

  /** Without the password, so that logs stay clean. */
  @Override
  public String toString() {
    return "CreatedUser[" + user + "]";
  }
}
