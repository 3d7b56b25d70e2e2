package org.clew.server.user;

import java.util.Map;
import java.util.TreeMap;
import org.clew.server.failure.Failure;

/** Checks experiences as people send them. */
final class Experiences {
  private static final int SHORTEST_DOMAIN = 2;

  private Experiences() {}

  static Map<String, Integer> checked(Map<String, Integer> experiences) {
    Map<String, Integer> checked = new TreeMap<>();
    experiences.forEach((domain, value) -> {
      if (domain.strip().length() < SHORTEST_DOMAIN) {
        throw Failure.badRequest(
            "The experience domain “%s” is too short: it needs at least 2 characters."
                .formatted(domain));
      }
      if (value == null) {
        throw Failure.badRequest("The experience “%s” needs a whole number.".formatted(domain));
      }
      checked.put(domain.strip(), value);
    });
    return checked;
  }
}
