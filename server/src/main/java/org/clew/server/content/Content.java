package org.clew.server.content;

import java.util.List;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/**
 * What an annotation holds at one moment.
 *
 * @param row what was traced; null if nothing was and there was nothing to start from
 * @param start where its task starts; null once it was changed, or without a task
 * @param layers its layers
 */
public record Content(@Nullable ContentRow row, @Nullable Start start, List<ContentLayer> layers) {
  /** Copies the layers. */
  public Content {
    layers = List.copyOf(layers);
  }

  /**
   * Where a task starts.
   *
   * @param position in voxels
   * @param rotation in degrees
   * @param moment when the annotation was made, in milliseconds since the Unix epoch
   */
  public record Start(Vec3Int position, Vec3Double rotation, long moment) {}

  /** Whether it has the layer of trees. */
  public boolean hasSkeleton() {
    return layers.contains(ContentLayer.SKELETON);
  }

  /** Its layers of voxels. */
  public List<ContentLayer> volumes() {
    return layers.stream().filter(ContentLayer::isVolume).toList();
  }
}
