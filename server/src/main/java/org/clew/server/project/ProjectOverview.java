package org.clew.server.project;

import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A project with how far it is, as lists for people show it.
 *
 * @param owner the name of who answers for it
 * @param expectedTime of an instance, ms, or null
 * @param created ms
 * @param tasks how many it has
 * @param pending instances that nobody has taken
 * @param active instances that someone works on
 * @param finished instances that are done
 * @param tracingTime of all its tasks, ms
 */
public record ProjectOverview(
    ObjectId id,
    String name,
    ObjectId team,
    String teamName,
    String owner,
    long priority,
    boolean isPaused,
    @Nullable Long expectedTime,
    long created,
    long tasks,
    long pending,
    long active,
    long finished,
    long tracingTime) {}
