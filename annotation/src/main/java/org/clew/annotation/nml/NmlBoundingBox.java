package org.clew.annotation.nml;

import org.clew.annotation.skeleton.Color;
import org.clew.model.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * A box that someone drew, or the box of a task.
 *
 * @param id unique among the boxes that someone drew; the box of a task has none
 * @param name shown to people
 * @param isVisible whether the viewer shows it
 * @param color in the viewer
 * @param box in voxels of the finest mag
 */
public record NmlBoundingBox(
    @Nullable Integer id,
    @Nullable String name,
    @Nullable Boolean isVisible,
    @Nullable Color color,
    BoundingBox box) {
  /** A box with nothing but its corner and size. */
  public static NmlBoundingBox of(BoundingBox box) {
    return new NmlBoundingBox(null, null, null, null, box);
  }
}
