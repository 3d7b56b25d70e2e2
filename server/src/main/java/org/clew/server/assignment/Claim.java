package org.clew.server.assignment;

import java.util.List;
import org.clew.model.ObjectId;

/** What becomes of the wish for a next task. */
public sealed interface Claim {
  /**
   * There is one.
   *
   * @param task which
   * @param instance its instance for the user; when only peeking, the same id as the task
   */
  record Assigned(ObjectId task, ObjectId instance) implements Claim {}

  /**
   * There is none.
   *
   * @param reasons why, the most telling first
   */
  record NoTask(List<Reason> reasons) implements Claim {
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
  record LimitReached(int open, int limit) implements Claim {}
}
