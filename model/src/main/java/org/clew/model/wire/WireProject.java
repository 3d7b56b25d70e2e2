package org.clew.model.wire;

import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A project: tasks that belong together, with a priority.
 *
 * @param id of the project
 * @param name unique in the organization
 * @param team id of the team that works on it
 * @param teamName name of that team
 * @param owner who answers for it; null if the asking user may not see them
 * @param priority higher is handed out earlier
 * @param paused whether its tasks are held back
 * @param expectedTime tracing time after which the owner is told, in milliseconds, or null
 * @param isBlacklistedFromReport whether reports leave it out
 * @param created ms
 * @param pendingInstances instances that nobody has taken; only in lists with status
 * @param tracingTime time spent in it, ms; only in lists with status
 */
public record WireProject(
    ObjectId id,
    String name,
    ObjectId team,
    @Nullable String teamName,
    @Nullable WireCompactUser owner,
    long priority,
    boolean paused,
    @Nullable Long expectedTime,
    boolean isBlacklistedFromReport,
    long created,
    @Nullable Long pendingInstances,
    @Nullable Long tracingTime) {}
