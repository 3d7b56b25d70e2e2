package org.clew.model.wire;

import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/**
 * A task.
 *
 * @param id of the task
 * @param projectId of its project
 * @param projectName name of its project
 * @param team name of the project’s team
 * @param type its task type
 * @param datasetName name of its dataset
 * @param datasetId of its dataset
 * @param neededExperience what it asks of annotators
 * @param created ms
 * @param status where its instances stand
 * @param script the script for its annotators, or null
 * @param tracingTime time spent on all its instances, ms; null until first logged
 * @param creationInfo where it came from, e.g. a file name, or null
 * @param boundingBox the box to work in, or null
 * @param editPosition where to start, voxels
 * @param editRotation how to look at it, degrees
 */
public record WireTask(
    ObjectId id,
    ObjectId projectId,
    String projectName,
    String team,
    WireTaskType type,
    String datasetName,
    ObjectId datasetId,
    TaskExperience neededExperience,
    long created,
    TaskStatus status,
    @Nullable WireScript script,
    @Nullable Long tracingTime,
    @Nullable String creationInfo,
    @Nullable BoundingBox boundingBox,
    Vec3Int editPosition,
    Vec3Double editRotation) {}
