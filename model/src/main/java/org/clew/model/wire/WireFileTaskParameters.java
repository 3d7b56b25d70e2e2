package org.clew.model.wire;

import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.jspecify.annotations.Nullable;

/**
 * What all tasks have in common that are created from the files of one request: {@code formJSON} of
 * {@code POST /tasks/createFromFiles}. Dataset and start come from each file.
 *
 * @param taskTypeId their task type
 * @param neededExperience what they ask of annotators
 * @param pendingInstances how often each is to be done, 0 or more
 * @param projectName their project, by name
 * @param scriptId a script for their annotators, or null
 * @param boundingBox the box to work in; null or empty for that of each file
 */
public record WireFileTaskParameters(
    ObjectId taskTypeId,
    TaskExperience neededExperience,
    long pendingInstances,
    String projectName,
    @Nullable ObjectId scriptId,
    @Nullable BoundingBox boundingBox) {
  /** Takes the values. */
  public WireFileTaskParameters {
    Required.present("taskTypeId", taskTypeId);
    Required.present("neededExperience", neededExperience);
    Required.present("projectName", projectName);
  }
}
