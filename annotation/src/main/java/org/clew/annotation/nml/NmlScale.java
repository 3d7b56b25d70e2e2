package org.clew.annotation.nml;

import org.jspecify.annotations.Nullable;

/**
 * The size of a voxel of the finest mag: {@code <scale …/>}. A server that does not know it writes
 * -1 three times.
 *
 * @param x along the first axis
 * @param y along the second axis
 * @param z along the third axis
 * @param unit of the three, e.g. {@code nanometer}, which is also meant without it
 */
public record NmlScale(double x, double y, double z, @Nullable String unit) {}
