package org.clew.model.wire;

import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a task, in short ({@code GET /api/clew/v1/annotations}).
 *
 * @param id of the annotation
 * @param state where it stands
 * @param task id of its task
 * @param project id of the task’s project
 * @param projectName name of that project
 * @param team id of that project’s team
 * @param dataset id of its dataset
 * @param datasetName name of that dataset
 * @param user id of its owner
 * @param userName their given and family name
 * @param tracingTime time spent on it, ms; null until first logged
 * @param created when it was taken, ms
 * @param modified its last change, ms
 * @param finished when it was finished, ms; null unless it is
 * @param version of its content: 0 as long as nothing was handed in
 */
public record WireInstance(
    ObjectId id,
    AnnotationState state,
    ObjectId task,
    ObjectId project,
    String projectName,
    ObjectId team,
    ObjectId dataset,
    String datasetName,
    ObjectId user,
    String userName,
    @Nullable Long tracingTime,
    long created,
    long modified,
    @Nullable Long finished,
    int version) {}
