package org.clew.server.image;

import org.clew.model.Vec3Double;

/**
 * How the three projections lie side by side, all to the same scale. Where there is room, words
 * stand above each of them, and below all if there is one node only.
 */
final class PreviewLayout {
  private static final double MARGIN = 2;
  private static final double GAP = 5;

  /** However narrow a projection is, its name ends before the next. */
  private static final double GAP_OF_NAMES = 16;

  /** How high a line of words is. */
  private static final int WORDS = 14;

  private static final int LABELLED = 120;
  private static final double FINEST = 0.5;

  /** Where something has no length along an axis, it still takes a little room. */
  private static final double LEAST = 0.02;

  private final Size size;
  private final Vec3Double low;
  private final Vec3Double voxel;
  private final double[] lengths;
  private final double least;
  private final double scale;
  private final double cell;
  private final double gap;
  private final double above;
  private final double below;

  PreviewLayout(Size size, Extent extent, Vec3Double voxel) {
    this.size = size;
    this.voxel = voxel;
    low = extent.low();
    Vec3Double spread = extent.high().minus(low).times(voxel);
    double longest = Math.max(spread.x(), Math.max(spread.y(), spread.z()));
    least = longest * LEAST + Math.max(voxel.x(), Math.max(voxel.y(), voxel.z()));
    lengths = new double[] {spread.x() + least, spread.y() + least, spread.z() + least};
    gap = isLabelled() ? GAP_OF_NAMES : GAP;
    above = isLabelled() ? WORDS : 0;
    below = extent.isOneNode() && size.height() >= 2 * WORDS ? WORDS : 0;
    double width = Math.max(1, size.width() - 2 * MARGIN - 2 * gap);
    double height = Math.max(1, size.height() - above - below - 2 * MARGIN);
    scale =
        Math.min(width / (2 * lengths[0] + lengths[2]), height / Math.max(lengths[1], lengths[2]));
    cell = Math.max(FINEST / scale, (longest + least) / Sketch.LAST);
  }

  boolean isLabelled() {
    return size.height() >= LABELLED;
  }

  boolean hasWordsBelow() {
    return below > 0;
  }

  /** How many pixels a cell of the grid is wide. */
  double cellPixels() {
    return cell * scale;
  }

  /** The cell in which something lies along an axis, given in voxels. */
  int cellOf(int axis, double place) {
    return (int) Math.clamp(nanometers(axis, place) / cell, 0, Sketch.LAST);
  }

  /** The same unrounded, and beyond the grid. */
  double exactCell(int axis, double place) {
    return nanometers(axis, place) / cell;
  }

  private double nanometers(int axis, double place) {
    double offset = (place - Plane.along(low, axis)) * Plane.along(voxel, axis);
    // In the middle of the room that is there in any case.
    return offset + least / 2;
  }

  double left(Plane plane) {
    double whole = (2 * lengths[0] + lengths[2]) * scale + 2 * gap;
    double first = (size.width() - whole) / 2;
    return switch (plane) {
      case XY -> first;
      case XZ -> first + lengths[0] * scale + gap;
      case YZ -> first + 2 * lengths[0] * scale + 2 * gap;
    };
  }

  double top(Plane plane) {
    return above + (size.height() - above - below - lengths[plane.down()] * scale) / 2;
  }
}
