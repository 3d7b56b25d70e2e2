package org.clew.server.user;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One person of a file.
 *
 * @param number of the line where they begin, from 1
 * @param email as {@link EmailAddress} makes it
 * @param password null to leave it to the person
 * @param teams by name; true where they become manager
 * @param experiences value by domain
 */
record PeopleLine(
    long number,
    String email,
    String firstName,
    String lastName,
    @Nullable String password,
    UserRoles roles,
    Map<String, Boolean> teams,
    Map<String, Integer> experiences) {
  /** Copies the maps. */
  PeopleLine {
    teams = Map.copyOf(teams);
    experiences = Map.copyOf(experiences);
  }

  /** Without the password, so that logs stay clean. */
  @Override
  public String toString() {
    return "PeopleLine[number=" + number + ", email=" + email + "]";
  }
}
