package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The time of a user on one annotation ({@code GET /time/user/{id}/summedByAnnotation}).
 *
 * @param annotation on what
 * @param task its task, or null
 * @param projectName the project of the task, or null
 * @param timeMillis how long, ms
 * @param annotationLayerStats one for each layer; empty objects, as everywhere
 */
public record WireAnnotationTime(
    ObjectId annotation,
    @Nullable ObjectId task,
    @Nullable String projectName,
    long timeMillis,
    List<Map<String, Object>> annotationLayerStats) {
  /** Copies the list. */
  public WireAnnotationTime {
    annotationLayerStats = List.copyOf(annotationLayerStats);
  }
}
