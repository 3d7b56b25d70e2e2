package org.clew.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for the next task.
 *
 * <pre>{@code
 * Claim claim = clew.work().requestTask();
 * if (claim instanceof Claim.Assigned assigned) {
 *   open(assigned.instance());
 * } else if (claim instanceof Claim.NoTask none) {
 *   none.reasons().forEach(reason -> System.out.println(reason.text()));
 * }
 * }</pre>
 */
public sealed interface Claim {
  /** The instance that is now one’s own; empty if none was to be had. */
  default Optional<AnnotationInfo> annotation() {
    return Optional.empty();
  }

  /** What the server says about it. */
  String message();

  /**
   * One has a new instance of a task.
   *
   * @param instance to work on
   * @param message what the server says about it
   */
  record Assigned(AnnotationInfo instance, String message) implements Claim {
    @Override
    public Optional<AnnotationInfo> annotation() {
      return Optional.of(instance);
    }
  }

  /**
   * There is no task for this user at the moment.
   *
   * @param message what the server says about it
   * @param reasons why not, rule by rule; empty from servers that do not tell
   */
  record NoTask(String message, List<Reason> reasons) implements Claim {
    /** Takes the values, copying the reasons. */
    public NoTask {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * This user has too many open tasks: finish some first.
   *
   * @param message what the server says about it
   * @param open how many they have, or null if the server does not tell
   * @param limit how many they may have, or null if the server does not tell
   */
  record LimitReached(String message, @Nullable Integer open, @Nullable Integer limit)
      implements Claim {}

  /**
   * A rule that keeps tasks from a user.
   *
   * @param rule name of it, e.g. {@code experience}
   * @param domain of experience that it is about, or null
   * @param needed value of experience that the tasks ask for, or null
   * @param has value of experience that the user has, or null
   * @param tasks how many tasks it keeps from the user, or null
   * @param text the reason for people
   */
  record Reason(
      String rule,
      @Nullable String domain,
      @Nullable Integer needed,
      @Nullable Integer has,
      @Nullable Long tasks,
      String text) {}
}
