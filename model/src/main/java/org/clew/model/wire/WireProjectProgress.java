package org.clew.model.wire;

/**
 * How far a project is ({@code GET /teams/{id}/projectProgressReport}).
 *
 * @param projectName its name
 * @param paused whether its tasks are held back
 * @param priority higher is handed out earlier
 * @param totalTasks how many tasks it has
 * @param totalInstances how many instances they have
 * @param pendingInstances those that nobody has taken
 * @param finishedInstances those that are done
 * @param activeInstances those that someone works on
 * @param billedMilliseconds time spent on all its tasks, ms
 */
public record WireProjectProgress(
    String projectName,
    boolean paused,
    long priority,
    long totalTasks,
    long totalInstances,
    long pendingInstances,
    long finishedInstances,
    long activeInstances,
    long billedMilliseconds) {}
