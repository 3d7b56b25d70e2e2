package org.clew.server.annotation;

import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as stored.
 *
 * @param team of the project of its task; null without a task
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
    List<Map<String, String>> layers,
    String name,
    String description,
    Visibility visibility,
    List<String> tags,
    boolean isLockedByOwner,
    @Nullable Long tracingTime,
    long modified,
    @Nullable Long finished) {

  Subject subject() {
    return team == null ? Subject.ofOwner(user) : Subject.ofTeam(team, user);
  }

  boolean isFinished() {
    return state == AnnotationState.FINISHED;
  }

  boolean isAccessibleTo(CurrentUser asking) {
    return switch (visibility) {
      case PUBLIC, INTERNAL -> true;
      case PRIVATE -> Right.FINISH_INSTANCE.isHeldBy(asking, subject());
    };
  }

  boolean isUpdatableBy(CurrentUser asking) {
    return !isFinished() && !isLockedByOwner && Right.UPDATE_INSTANCE.isHeldBy(asking, subject());
  }

  /** Finishing again does no harm, so a finished one is no obstacle here. */
  boolean isFinishableBy(CurrentUser asking) {
    return !isLockedByOwner && Right.FINISH_INSTANCE.isHeldBy(asking, subject());
  }
}
