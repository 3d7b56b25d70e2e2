package org.clew.server.web.work;

import java.time.Instant;
import java.util.List;
import org.clew.model.AnnotationState;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Int;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireTask;
import org.clew.server.annotation.WorkItem;
import org.clew.server.web.frame.Coordinates;
import org.clew.server.web.frame.Markdown;
import org.clew.server.web.frame.Words;
import org.jspecify.annotations.Nullable;

/**
 * A task of someone, in texts.
 *
 * @param id of the annotation
 * @param title its task type, or its name
 * @param project of its task; empty without one
 * @param dataset its name
 * @param tracing what is traced: skeleton, volume, hybrid
 * @param instructions of the task type
 * @param box the task’s bounding box as six numbers, or null
 * @param boxSize its size, or empty
 * @param position where it starts, or null
 * @param rotation how it starts, or null if straight
 * @param time spent on it
 * @param expected by its project, or empty
 * @param spentMillis spent on it
 * @param expectedMillis by its project, or 0
 * @param state where it stands
 * @param modified when it last changed
 * @param finished when, or null
 * @param version of its content
 */
public record WorkView(
    ObjectId id,
    String title,
    String project,
    String dataset,
    String tracing,
    Markdown instructions,
    @Nullable String box,
    String boxSize,
    @Nullable String position,
    @Nullable String rotation,
    String time,
    String expected,
    long spentMillis,
    long expectedMillis,
    AnnotationState state,
    Instant modified,
    @Nullable Instant finished,
    int version) {

  static WorkView of(WorkItem item, Words words) {
    WireAnnotation annotation = item.annotation();
    WireTask task = annotation.task();
    long spent = annotation.tracingTime() == null ? 0 : annotation.tracingTime();
    Long expected = item.expectedTime();
    BoundingBox box = task == null ? null : task.boundingBox();
    return new WorkView(
        annotation.id(),
        task == null ? name(annotation) : task.type().summary(),
        task == null ? "" : task.projectName(),
        annotation.dataSetName(),
        annotation.tags().isEmpty() ? "" : annotation.tags().getLast(),
        Markdown.of(task == null ? annotation.description() : task.type().description()),
        box == null ? null : Coordinates.text(box.topLeft()) + ", " + Coordinates.text(box.size()),
        box == null ? "" : sizes(box.size()),
        task == null ? null : Coordinates.text(task.editPosition()),
        task == null ? null : Coordinates.rotation(task.editRotation()),
        words.duration(spent),
        expected == null || expected <= 0 ? "" : words.duration(expected),
        spent,
        expected == null ? 0 : expected,
        annotation.state(),
        Instant.ofEpochMilli(annotation.modified()),
        item.finished() == null ? null : Instant.ofEpochMilli(item.finished()),
        item.version());
  }

  static List<WorkView> of(List<WorkItem> items, Words words) {
    return items.stream().map(item -> of(item, words)).toList();
  }

  /** Whether more time went into it than its project expects. */
  public boolean isOverTime() {
    return expectedMillis > 0 && spentMillis > expectedMillis;
  }

  /** Whether it is worked on. */
  public boolean isOpen() {
    return state == AnnotationState.ACTIVE;
  }

  /** Where its page is. */
  public String path() {
    return "/annotations/" + id;
  }

  /** Whether trees are traced in it. */
  public boolean hasTrees() {
    return !tracing.equals("volume");
  }

  /** Where its trees are drawn from three sides. */
  public String preview(int width, int height) {
    return "/api/clew/v1/annotations/%s/preview.svg?size=%d,%d".formatted(id, width, height);
  }

  /** The last change, for the form that hands work in. */
  public String versionText() {
    return Integer.toString(version);
  }

  private static String name(WireAnnotation annotation) {
    return annotation.name().isBlank() ? "Annotation " + annotation.id() : annotation.name();
  }

  private static String sizes(Vec3Int size) {
    return "%d × %d × %d voxels".formatted(size.x(), size.y(), size.z());
  }
}
