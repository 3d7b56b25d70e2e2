package org.clew.server.image;

import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a plane.
 *
 * @param plane its direction
 * @param position in voxels of mag 1; null for the middle
 * @param size in pixels
 * @param zoom the width of a pixel, in the shortest edge of a voxel of mag 1
 * @param window which numbers are black and white; null for what fits
 * @param mag which resolution; null for what fits
 */
record PlaneWish(
    Plane plane,
    @Nullable Vec3Int position,
    Size size,
    double zoom,
    @Nullable Window window,
    @Nullable Vec3Int mag) {}
