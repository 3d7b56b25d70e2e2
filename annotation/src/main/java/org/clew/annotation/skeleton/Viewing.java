package org.clew.annotation.skeleton;

import org.jspecify.annotations.Nullable;

/**
 * What the viewer showed when a node was set. Everything may be unknown.
 *
 * @param viewport 0 for xy, 1 for yz, 2 for xz, 3 for the arbitrary one; NML calls it {@code inVp}
 * @param mag NML calls it {@code inMag}
 * @param bitDepth of the image, usually 8
 * @param interpolation whether voxels were shown smoothed
 */
public record Viewing(
    @Nullable Integer viewport,
    @Nullable Integer mag,
    @Nullable Integer bitDepth,
    @Nullable Boolean interpolation) {
  /** Nothing is known. */
  public static final Viewing UNKNOWN = new Viewing(null, null, null, null);
}
