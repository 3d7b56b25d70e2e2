package org.clew.server.image;

import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of what lies over a plane.
 *
 * @param plane its direction
 * @param position in voxels of mag 1; null for the start of the task
 * @param size in pixels
 * @param zoom the width of a pixel, in the shortest edge of a voxel of mag 1
 * @param depth up to which distance trees are drawn, in nanometers; null for what fits
 */
record OverlayWish(
    Plane plane, @Nullable Vec3Int position, Size size, double zoom, @Nullable Double depth) {}
