package org.clew.model.wire;

import java.util.List;

/**
 * The time that a user worked, by month ({@code GET /users/{id}/loggedTime}).
 *
 * @param loggedTime the months with any time, oldest first
 */
public record WireLoggedTime(List<Interval> loggedTime) {
  /** Copies the months. */
  public WireLoggedTime {
    loggedTime = List.copyOf(loggedTime);
  }

  /**
   * The time of one month.
   *
   * @param paymentInterval the month, in the time zone of the organization
   * @param durationInSeconds how long, in whole seconds
   */
  public record Interval(Month paymentInterval, long durationInSeconds) {}

  /**
   * A month.
   *
   * @param month from 1 to 12
   * @param year e.g. 2026
   */
  public record Month(int month, int year) {}
}
