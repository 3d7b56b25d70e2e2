package org.clew.model.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to create tasks.
 *
 * @param tasks one entry an item, in the order of the request
 * @param warnings what may be wrong with tasks that were created
 */
public record WireTaskCreation(List<Item> tasks, List<String> warnings) {
  /**
   * What became of one item.
   *
   * @param status 200, or the code of the failure
   * @param success the task, or null
   * @param error why there is none, or null
   */
  public record Item(int status, @Nullable WireTask success, @Nullable String error) {}
}
