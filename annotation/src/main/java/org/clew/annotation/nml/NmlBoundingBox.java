package org.clew.annotation.nml;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
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
 * @param otherAttributes attributes that this library does not know
 */
public record NmlBoundingBox(
    @Nullable Integer id,
    @Nullable String name,
    @Nullable Boolean isVisible,
    @Nullable Color color,
    BoundingBox box,
    Map<String, String> otherAttributes) {
  /** Copies the map. */
  public NmlBoundingBox {
    otherAttributes = Collections.unmodifiableMap(new TreeMap<>(otherAttributes));
  }

  /** Without attributes that this library does not know. */
  public NmlBoundingBox(
      @Nullable Integer id,
      @Nullable String name,
      @Nullable Boolean isVisible,
      @Nullable Color color,
      BoundingBox box) {
    this(id, name, isVisible, color, box, Map.of());
  }

  /** A box with nothing but its corner and size. */
  public static NmlBoundingBox of(BoundingBox box) {
    return new NmlBoundingBox(null, null, null, null, box);
  }
}
