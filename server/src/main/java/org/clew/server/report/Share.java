package org.clew.server.report;

import java.time.Instant;
import org.clew.model.ObjectId;

/**
 * What someone has to do with a project at the moment.
 *
 * @param userName first and last name
 * @param tasks that they work on
 * @param modified when they last changed one of them
 * @param tracingTime spent on them, ms
 */
public record Share(
    ObjectId user,
    String userName,
    String email,
    ObjectId project,
    String projectName,
    long tasks,
    Instant modified,
    long tracingTime) {}
