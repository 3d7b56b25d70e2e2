package org.clew.server.annotation;

import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.auth.Viewing;
import org.clew.server.content.ContentLayer;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as stored.
 *
 * @param team of the project of its task; null without a task
 * @param version counts the changes of its content
 * @param content its content; null for what its task starts from
 */
record InstanceRow(
    ObjectId id,
    AnnotationType typ,
    AnnotationState state,
    @Nullable ObjectId task,
    @Nullable ObjectId team,
    ObjectId dataset,
    String datasetName,
    ObjectId user,
    List<ContentLayer> layers,
    String name,
    String description,
    Visibility visibility,
    List<String> tags,
    boolean isLockedByOwner,
    @Nullable Long tracingTime,
    long modified,
    @Nullable Long finished,
    int version,
    @Nullable ObjectId content,
    @Nullable Map<String, Object> viewConfiguration) {

  Subject subject() {
    return team == null ? Subject.ofOwner(user) : Subject.ofTeam(team, user);
  }

  boolean isFinished() {
    return state == AnnotationState.FINISHED;
  }

  boolean isAccessibleTo(CurrentUser asking) {
    return Viewing.isAllowed(asking, visibility, subject());
  }

  boolean isUpdatableBy(CurrentUser asking) {
    return !isFinished() && !isLockedByOwner && Right.UPDATE_INSTANCE.isHeldBy(asking, subject());
  }

  /** Finishing again does no harm, so a finished one is no obstacle here. */
  boolean isFinishableBy(CurrentUser asking) {
    return !isLockedByOwner && Right.FINISH_INSTANCE.isHeldBy(asking, subject());
  }
}
