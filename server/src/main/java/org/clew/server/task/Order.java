package org.clew.server.task;

import org.clew.model.wire.WireTaskParameters;
import org.clew.server.content.StagedContent;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/** One task that is asked for. */
sealed interface Order {
  /**
   * One that can be tried.
   *
   * @param parameters of the task
   * @param content what its instances start from, if it came with the order
   */
  record Wanted(WireTaskParameters parameters, @Nullable StagedContent content) implements Order {}

  /** One that could not even be read. */
  record Unreadable(Failure why) implements Order {}
}
