package org.clew.server.image;

import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/** Grows around nodes, in voxels. */
final class Extent implements SkeletonScan.Listener {
  private final double[] low = {
    Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY
  };
  private long nodes;
  private final double[] high = {
    Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  @Override
  public void tree(int color) {
    // Its nodes count.
  }

  @Override
  public void node(int id, double x, double y, double z) {
    nodes++;
    grow(x, y, z);
  }

  private void grow(double x, double y, double z) {
    grow(0, x);
    grow(1, y);
    grow(2, z);
  }

  @Override
  public void edge(int source, int target) {
    // Its nodes count.
  }

  /** Takes a box in, if there is one. */
  void box(@Nullable BoundingBox box) {
    if (box != null) {
      Vec3Double from = box.topLeft().toVec3Double();
      Vec3Double to = box.bottomRight().toVec3Double();
      grow(from.x(), from.y(), from.z());
      grow(to.x(), to.y(), to.z());
    }
  }

  private void grow(int axis, double place) {
    low[axis] = Math.min(low[axis], place);
    high[axis] = Math.max(high[axis], place);
  }

  boolean isEmpty() {
    return nodes == 0;
  }

  /** Whether a picture of lines would be nearly blank. */
  boolean isOneNode() {
    return nodes == 1;
  }

  Vec3Double low() {
    return new Vec3Double(low[0], low[1], low[2]);
  }

  Vec3Double high() {
    return new Vec3Double(high[0], high[1], high[2]);
  }
}
