package org.clew.server.annotation;

import java.time.Instant;
import java.util.function.Function;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.server.failure.Failure;
import org.clew.server.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Which instances are wanted; null asks nothing.
 *
 * @param project of their tasks
 * @param task whose they are
 * @param user whose they are
 * @param dataset in which they are
 * @param state where they stand; null for all but the cancelled ones
 * @param from the first moment at which they may have been finished
 * @param until the first moment at which they may no longer have been finished
 */
public record InstanceQuery(
    @Nullable ObjectId project,
    @Nullable ObjectId task,
    @Nullable ObjectId user,
    @Nullable ObjectId dataset,
    @Nullable AnnotationState state,
    @Nullable Instant from,
    @Nullable Instant until) {

  /**
   * Those of a task.
   *
   * @param state where they stand; null for all but the cancelled ones
   */
  public static InstanceQuery ofTask(ObjectId task, @Nullable AnnotationState state) {
    return new InstanceQuery(null, task, null, null, state, null, null);
  }

  /** With a way to find a project by id or name. */
  static InstanceQuery of(Request request, Function<String, ObjectId> projects) {
    String project = request.query("project");
    String state = request.query("state");
    return new InstanceQuery(
        project == null ? null : projects.apply(project),
        request.optionalId("task"),
        request.optionalId("user"),
        request.optionalId("dataset"),
        state == null ? null : state(state),
        request.optionalMoment("finishedAfter"),
        request.optionalMoment("finishedBefore"));
  }

  private static AnnotationState state(String text) {
    return switch (text) {
      case "active" -> AnnotationState.ACTIVE;
      case "finished" -> AnnotationState.FINISHED;
      case "cancelled" -> AnnotationState.CANCELLED;
      default ->
          throw Failure.badRequest(
              "The query parameter “state” is active, finished or cancelled, not “%s”."
                  .formatted(text));
    };
  }
}
