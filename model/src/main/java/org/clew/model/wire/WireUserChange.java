package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What changes a user ({@code PATCH /users/{id}}); null leaves a thing as it is.
 *
 * @param firstName given name
 * @param lastName family name
 * @param email the address that signs in; only one’s own, with the password
 * @param password one’s own, to change the address
 * @param isActive whether they can sign in
 * @param isAdmin whether everything in the organization is open to them
 * @param isDatasetManager whether all datasets of the organization are open to them
 * @param teams all memberships wanted; those in teams one has no power over stay as they are
 * @param experiences all experiences, value by domain; replaces what was there
 * @param lastTaskTypeId the task type used last
 */
public record WireUserChange(
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String password,
    @Nullable Boolean isActive,
    @Nullable Boolean isAdmin,
    @Nullable Boolean isDatasetManager,
    @Nullable List<WireNewUser.Membership> teams,
    @Nullable Map<String, Integer> experiences,
    @Nullable ObjectId lastTaskTypeId) {
  /** Without the password, so that logs stay clean. */
  @Override
  public String toString() {
    return "WireUserChange[email=" + email + "]";
  }
}
