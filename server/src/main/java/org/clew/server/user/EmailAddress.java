package org.clew.server.user;

import java.util.Locale;
import java.util.regex.Pattern;
import org.clew.server.failure.Failure;

/**
 * Addresses that people sign in with, as they are kept: without blanks around, in small letters.
 */
final class EmailAddress {
  private static final Pattern SHAPE = Pattern.compile("[^@\\s]+@[^@\\s]+");

  private EmailAddress() {}

  static String of(String text) {
    String address = text.strip().toLowerCase(Locale.ROOT);
    if (!SHAPE.matcher(address).matches()) {
      throw Failure.badRequest("“%s” is not an email address.".formatted(text));
    }
    return address;
  }

  /** What someone is told who wants an address that somebody has. */
  static Failure taken() {
    return Failure.badRequest(
        "An account with this email address already exists. Please log in instead or use a"
            + " different email.");
  }
}
