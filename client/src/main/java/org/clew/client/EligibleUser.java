package org.clew.client;

import java.util.Optional;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Whether someone could get a task now.
 *
 * @param id of the user
 * @param firstName given name
 * @param lastName family name
 * @param email what they sign in with
 * @param reason why not; empty if it could be theirs with the next request
 */
public record EligibleUser(
    ObjectId id, String firstName, String lastName, String email, Optional<Reason> reason) {

  /** Whether the task could be theirs with the next request. */
  public boolean isEligible() {
    return reason.isEmpty();
  }

  record Wire(
      ObjectId id, String firstName, String lastName, String email, @Nullable Reason reason) {
    EligibleUser read() {
      return new EligibleUser(id, firstName, lastName, email, Optional.ofNullable(reason));
    }
  }

  /**
   * The first rule that fails.
   *
   * @param rule its name, e.g. {@code experience}
   * @param domain of experience that it is about, or null
   * @param needed value of experience that the task asks for, or null
   * @param has value that the user has, or null
   * @param annotation their instance if they had the task, or null
   * @param state its state, or null
   * @param open how many open tasks they have if they may not have more, or null
   * @param limit how many they may have, or null
   * @param text the reason for people
   */
  public record Reason(
      String rule,
      @Nullable String domain,
      @Nullable Integer needed,
      @Nullable Integer has,
      @Nullable ObjectId annotation,
      @Nullable AnnotationState state,
      @Nullable Integer open,
      @Nullable Integer limit,
      String text) {}
}
