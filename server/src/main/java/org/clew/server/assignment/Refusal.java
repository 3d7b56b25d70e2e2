package org.clew.server.assignment;

import java.util.List;

/** Why someone gets no next task. */
public sealed interface Refusal {
  /**
   * There is none for them.
   *
   * @param reasons why, the most telling first
   */
  record NoTask(List<Reason> reasons) implements Refusal {
    /** Copies the reasons. */
    public NoTask {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The user has enough to do.
   *
   * @param open how many instances they have
   * @param limit how many they may have
   */
  record LimitReached(int open, int limit) implements Refusal {}
}
