package org.clew.server.assignment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request for the next task would give someone.
 *
 * @param offer the task; null if there is none
 * @param reasons why there is none, the most telling first; empty if there is one
 */
public record Next(@Nullable Offer offer, List<Reason> reasons) {
  /** Copies the reasons. */
  public Next {
    reasons = List.copyOf(reasons);
  }
}
