package org.clew.server.task;

import java.util.List;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/** One task, ready to be stored. */
public record NewTask(
    ObjectId id,
    ObjectId project,
    @Nullable ObjectId script,
    String domain,
    int value,
    long pending,
    int spread,
    @Nullable List<Integer> boundingBox,
    Vec3Int editPosition,
    Vec3Double editRotation,
    @Nullable String creationInfo,
    String description,
    @Nullable ObjectId baseContent) {

  /** Copies the box. */
  public NewTask {
    boundingBox = boundingBox == null ? null : List.copyOf(boundingBox);
  }

  /** A box as the table holds it; one without a voxel is none. */
  static @Nullable List<Integer> column(@Nullable BoundingBox box) {
    if (box == null || box.isEmpty()) {
      return null;
    }
    Vec3Int corner = box.topLeft();
    Vec3Int size = box.size();
    return List.of(corner.x(), corner.y(), corner.z(), size.x(), size.y(), size.z());
  }
}
