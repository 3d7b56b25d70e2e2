package org.clew.model.wire;

import org.clew.model.ObjectId;

/**
 * The time of one of several users ({@code GET /time/overview}).
 *
 * @param user who worked
 * @param timeMillis how long, ms
 * @param annotationCount on how many annotations
 */
public record WireUserTime(Who user, long timeMillis, long annotationCount) {
  /**
   * A user, as the overview shows them.
   *
   * @param id of the user
   * @param firstName given name
   * @param lastName family name
   * @param email their address
   */
  public record Who(ObjectId id, String firstName, String lastName, String email) {}
}
