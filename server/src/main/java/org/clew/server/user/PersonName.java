package org.clew.server.user;

import org.clew.server.failure.Failure;

/** What people are called. */
final class PersonName {
  private PersonName() {}

  static void check(String firstName, String lastName) {
    if (firstName.isBlank() || lastName.isBlank()) {
      throw Failure.badRequest("A user has a first name and a last name.");
    }
  }
}
