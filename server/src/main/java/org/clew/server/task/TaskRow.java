package org.clew.server.task;

import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** A task as stored, with the names of what it belongs to. */
record TaskRow(
    ObjectId id,
    ObjectId project,
    String projectName,
    ObjectId team,
    String teamName,
    ObjectId taskType,
    ObjectId dataset,
    String datasetName,
    @Nullable ObjectId script,
    TaskExperience experience,
    TaskStatus status,
    long created,
    @Nullable Long tracingTime,
    @Nullable String creationInfo,
    @Nullable BoundingBox boundingBox,
    Vec3Int editPosition,
    Vec3Double editRotation) {

  boolean isReadableBy(CurrentUser user) {
    return Right.READ_TASK.isHeldBy(user, Subject.ofTeam(team));
  }
}
