package org.clew.server.user;

import java.util.Map;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Someone about to join an organization.
 *
 * @param id of the user to be
 * @param account the person’s id
 * @param email as {@link EmailAddress} makes it
 * @param passwordHash null to leave it to the person
 * @param teams besides that of everybody; true where they become manager
 * @param experiences value by domain
 */
record Newcomer(
    ObjectId id,
    ObjectId account,
    String email,
    String firstName,
    String lastName,
    UserRoles roles,
    @Nullable String passwordHash,
    Map<ObjectId, Boolean> teams,
    Map<String, Integer> experiences) {
  /** Copies the maps. */
  Newcomer {
    teams = Map.copyOf(teams);
    experiences = Map.copyOf(experiences);
    firstName = firstName.strip();
    lastName = lastName.strip();
    PersonName.check(firstName, lastName);
  }

  /** Without the hash, so that logs stay clean. */
  @Override
  public String toString() {
    return "Newcomer[email=" + email + "]";
  }
}
