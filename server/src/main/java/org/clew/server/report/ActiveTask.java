package org.clew.server.report;

import java.time.Instant;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An instance that someone works on.
 *
 * @param annotation its id
 * @param user whose it is
 * @param userName first and last name
 * @param taskType summary of the task type
 * @param dataset name of the dataset
 * @param taken when they got it
 * @param modified when it last changed
 * @param tracingTime spent on it, ms
 * @param expectedTime by its project, ms, or null
 */
public record ActiveTask(
    ObjectId annotation,
    ObjectId task,
    ObjectId user,
    String userName,
    ObjectId project,
    String projectName,
    String taskType,
    String dataset,
    Instant taken,
    Instant modified,
    long tracingTime,
    @Nullable Long expectedTime) {
  /** Whether more time went into it than its project expects. */
  public boolean isOverTime() {
    return expectedTime != null && expectedTime > 0 && tracingTime > expectedTime;
  }
}
