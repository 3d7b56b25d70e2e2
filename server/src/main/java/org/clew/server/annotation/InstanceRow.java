package org.clew.server.annotation;

import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.clew.model.BoundingBox;
import org.clew.model.CollaborationMode;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Editing;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.auth.Viewing;
import org.clew.server.content.Content;
import org.clew.server.content.ContentLayer;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as stored.
 *
 * @param team of the project of its task; null without a task
 * @param version counts the changes of its content
 * @param content its content; null for what its task starts from
 * @param viewConfiguration settings of the viewer by name, or null
 * @param origin what it started from; null without a task
 * @param collaboration whether others than the user may change it
 * @param sharedWith teams that find it in their lists
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
    @Nullable Map<String, Object> viewConfiguration,
    @Nullable Origin origin,
    CollaborationMode collaboration,
    List<WireTeam> sharedWith) {

  /**
   * What an instance starts from.
   *
   * @param content that of its task; null for the start alone
   * @param start where its task starts
   * @param box of the task, or null
   */
  record Origin(@Nullable ObjectId content, Content.Start start, @Nullable BoundingBox box) {}

  /** The same with other content. */
  InstanceRow with(int otherVersion, @Nullable ObjectId otherContent) {
    return new InstanceRow(
        id,
        typ,
        state,
        task,
        team,
        dataset,
        datasetName,
        user,
        layers,
        name,
        description,
        visibility,
        tags,
        isLockedByOwner,
        tracingTime,
        modified,
        finished,
        otherVersion,
        otherContent,
        viewConfiguration,
        origin,
        collaboration,
        sharedWith);
  }

  /** The content that is stored of it; null if it is as it started, and that with nothing. */
  @Nullable ObjectId storedContent() {
    return content != null || origin == null ? content : origin.content();
  }

  Subject subject() {
    return team == null ? Subject.ofOwner(user) : Subject.ofTeam(team, user);
  }

  /** What something done to it is called: {@code instance.finished}. */
  String eventKind(String verb) {
    return (task == null ? "annotation." : "instance.") + verb;
  }

  boolean isFinished() {
    return state == AnnotationState.FINISHED;
  }

  boolean isAccessibleTo(CurrentUser asking) {
    return Viewing.isAllowed(asking, visibility, subject());
  }

  boolean isUpdatableBy(CurrentUser asking) {
    return !isFinished() && !isLockedByOwner && isEditableBy(asking);
  }

  /** Whether it is theirs to change, whatever keeps them from it at the moment. */
  boolean isEditableBy(CurrentUser asking) {
    return Editing.isAllowed(asking, collaboration, visibility, subject());
  }

  /** Finishing again does no harm, so a finished one is no obstacle here. */
  boolean isFinishableBy(CurrentUser asking) {
    return !isLockedByOwner && Right.FINISH_INSTANCE.isHeldBy(asking, subject());
  }
}
