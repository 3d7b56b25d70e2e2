package org.clew.server.image;

import java.util.Comparator;
import java.util.List;
import org.clew.model.Vec3Int;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Chooses the resolution that is read for a picture. */
final class MagChoice {
  /** A voxel may be a little wider than a pixel: sizes of pixels are not always round. */
  private static final double TOLERANCE = 1.01;

  private MagChoice() {}

  /** The coarsest whose voxels are no wider than a pixel; where none is so fine, the finest. */
  static MagArray of(ImageLayer layer, View view) {
    List<MagArray> mags = layer.mags();
    return mags.stream()
        .filter(mag -> isFineEnough(mag, mags, view, view.plane().right()))
        .filter(mag -> isFineEnough(mag, mags, view, view.plane().down()))
        .max(Comparator.comparing(MagArray::mag, MagChoice::compare))
        .orElseGet(() ->
            mags.stream()
                .min(Comparator.comparing(MagArray::mag, MagChoice::compare))
                .orElseThrow());
  }

  /** The one of this mag. */
  static MagArray of(ImageLayer layer, View view, @Nullable Vec3Int wanted) {
    if (wanted == null) {
      return of(layer, view);
    }
    return layer.mags().stream()
        .filter(mag -> mag.mag().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            Failure.badRequest(
                "Layer “%s” has no mag %d-%d-%d."
                    .formatted(layer.name(), wanted.x(), wanted.y(), wanted.z())));
  }

  private static boolean isFineEnough(MagArray mag, List<MagArray> all, View view, int axis) {
    int finest = all.stream().mapToInt(other -> other.factor(axis)).min().orElseThrow();
    return mag.factor(axis) <= Math.max(finest, view.step(axis) * TOLERANCE);
  }

  private static int compare(Vec3Int one, Vec3Int other) {
    return Long.compare(one.product(), other.product());
  }
}
