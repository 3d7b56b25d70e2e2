package org.clew.model.wire;

import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/**
 * What creates one task.
 *
 * @param taskTypeId its task type
 * @param neededExperience what it asks of annotators
 * @param pendingInstances how often it is to be done, 0 or more
 * @param projectName its project, by name
 * @param scriptId a script for its annotators, or null
 * @param boundingBox the box to work in; null or empty for the whole dataset
 * @param datasetId its dataset
 * @param editPosition where to start, voxels
 * @param editRotation how to look at it, degrees
 * @param creationInfo where it came from, or null
 * @param description of the annotation that every instance starts from, or null
 * @param baseAnnotation what every instance starts from, or null for an empty one
 */
public record WireTaskParameters(
    ObjectId taskTypeId,
    TaskExperience neededExperience,
    long pendingInstances,
    String projectName,
    @Nullable ObjectId scriptId,
    @Nullable BoundingBox boundingBox,
    ObjectId datasetId,
    Vec3Int editPosition,
    Vec3Double editRotation,
    @Nullable String creationInfo,
    @Nullable String description,
    @Nullable WireBaseAnnotation baseAnnotation) {
  /** Takes the values. */
  public WireTaskParameters {
    Required.present("taskTypeId", taskTypeId);
    Required.present("neededExperience", neededExperience);
    Required.present("projectName", projectName);
    Required.present("datasetId", datasetId);
    Required.present("editPosition", editPosition);
    Required.present("editRotation", editRotation);
  }
}
