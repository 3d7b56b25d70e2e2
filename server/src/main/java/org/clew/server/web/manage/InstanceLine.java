package org.clew.server.web.manage;

import java.time.Instant;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireInstance;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a task.
 *
 * @param id of the annotation
 * @param task its task
 * @param owner who has or had it
 * @param state where it stands
 * @param millis spent on it
 * @param changed when it last changed
 * @param version of its content
 * @param end how it came back to the queue, or empty
 */
public record InstanceLine(
    ObjectId id,
    ObjectId task,
    String owner,
    AnnotationState state,
    long millis,
    Instant changed,
    int version,
    String end) {
  static InstanceLine of(WireInstance instance, @Nullable String end) {
    return new InstanceLine(
        instance.id(),
        instance.task(),
        instance.userName(),
        instance.state(),
        instance.tracingTime() == null ? 0 : instance.tracingTime(),
        Instant.ofEpochMilli(instance.modified()),
        instance.version(),
        end == null ? "" : end);
  }

  /** Whether someone works on it. */
  public boolean isActive() {
    return state == AnnotationState.ACTIVE;
  }

  /** Whether it is done. */
  public boolean isFinished() {
    return state == AnnotationState.FINISHED;
  }

  /** Whether it went back to the queue. */
  public boolean isCancelled() {
    return state == AnnotationState.CANCELLED;
  }

  /** The state as a word. */
  public String word() {
    return switch (state) {
      case INITIALIZING, ACTIVE -> "active";
      case FINISHED -> "finished";
      case CANCELLED -> "cancelled";
    };
  }

  /** For the style of that word. */
  public String style() {
    return switch (state) {
      case INITIALIZING, ACTIVE -> "warning";
      case FINISHED -> "good";
      case CANCELLED -> "";
    };
  }

  /** What happens to what was traced. */
  public String kept() {
    return version == 0
        ? "Nothing was handed in yet, so nothing is lost."
        : "What was traced stays as version %d and can be downloaded.".formatted(version);
  }

  /** Where its page is. */
  public String path() {
    return "/annotations/" + id;
  }

  /** Where what is done to it is sent. */
  public String action(String verb) {
    return "/tasks/%s/instances/%s/%s".formatted(task, id, verb);
  }

  /** Its file. */
  public String download() {
    return "/api/clew/v1/annotations/%s/versions/%d/content".formatted(id, version);
  }

  /** A small picture of it. */
  public String preview() {
    return "/api/clew/v1/annotations/%s/preview.svg?size=120,40".formatted(id);
  }
}
