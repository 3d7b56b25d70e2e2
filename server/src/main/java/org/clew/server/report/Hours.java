package org.clew.server.report;

import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * How long someone worked on a project.
 *
 * @param userName first and last name
 * @param project null for what belongs to none
 * @param projectName empty for none
 * @param millis how long
 */
public record Hours(
    ObjectId user,
    String userName,
    String email,
    @Nullable ObjectId project,
    String projectName,
    long millis) {}
