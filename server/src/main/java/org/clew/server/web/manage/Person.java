package org.clew.server.web.manage;

import org.clew.model.ObjectId;
import org.clew.server.assignment.Eligible;
import org.clew.server.assignment.Hindrance;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may get a task or not.
 *
 * @param id of the user
 * @param name given and family name
 * @param email what they sign in with
 * @param rule the first one that keeps them from it; empty if none does
 * @param reason the same for people
 */
public record Person(ObjectId id, String name, String email, String rule, String reason) {
  static Person of(Eligible eligible) {
    @Nullable Hindrance hindrance = eligible.reason();
    return new Person(
        eligible.id(),
        (eligible.firstName() + " " + eligible.lastName()).strip(),
        eligible.email(),
        hindrance == null ? "" : hindrance.rule(),
        hindrance == null ? "" : hindrance.text());
  }

  /** Whether the next request for a task could bring it to them. */
  public boolean isEligible() {
    return rule.isEmpty();
  }

  /** Whether it can be given to them by hand. */
  public boolean isAssignable() {
    return switch (rule) {
      case "inactive", "dataset", "had" -> false;
      default -> true;
    };
  }
}
