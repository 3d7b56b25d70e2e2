package org.clew.model.wire;

import org.clew.model.ObjectId;

/**
 * How far a project is: sums over all its tasks ({@code GET /api/clew/v1/projects/{id}/status}).
 * Pending, active and finished instances add up to all there are.
 *
 * @param id of the project
 * @param tasks how many tasks it has
 * @param openTasks how many of them have pending instances
 * @param pendingInstances instances that nobody has taken
 * @param activeInstances instances that someone works on
 * @param finishedInstances instances that are done
 * @param tracingTime time spent on all of them, ms
 */
public record WireProjectStatus(
    ObjectId id,
    long tasks,
    long openTasks,
    long pendingInstances,
    long activeInstances,
    long finishedInstances,
    long tracingTime) {}
