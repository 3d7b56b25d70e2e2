package org.clew.model;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A box in pieces, cut along a grid. */
final class Chunks {
  private final BoundingBox box;
  private final Vec3Int chunkSize;
  private final Vec3Int origin;
  private final Vec3Int first;
  private final Vec3Int counts;

  private Chunks(BoundingBox box, Vec3Int chunkSize, Vec3Int origin) {
    this.box = box;
    this.chunkSize = chunkSize;
    this.origin = origin;
    first = box.topLeft().minus(origin).floorDiv(chunkSize);
    counts = box.bottomRight().minus(origin).ceilDiv(chunkSize).minus(first);
  }

  static Stream<BoundingBox> of(BoundingBox box, Vec3Int chunkSize, Vec3Int origin) {
    if (!chunkSize.isPositive()) {
      throw new IllegalArgumentException("The size of a chunk is positive: " + chunkSize);
    }
    if (box.isEmpty()) {
      return Stream.empty();
    }
    Chunks chunks = new Chunks(box, chunkSize, origin);
    return LongStream.range(0, chunks.counts.product()).mapToObj(chunks::get);
  }

  private BoundingBox get(long number) {
    long row = number / counts.x();
    Vec3Int cell =
        new Vec3Int(
            (int) (number % counts.x()), (int) (row % counts.y()), (int) (row / counts.y()));
    Vec3Int end = box.bottomRight();
    return BoundingBox.ofCorners(
        new Vec3Int(
            from(box.topLeft().x(), origin.x(), first.x() + cell.x(), chunkSize.x()),
            from(box.topLeft().y(), origin.y(), first.y() + cell.y(), chunkSize.y()),
            from(box.topLeft().z(), origin.z(), first.z() + cell.z(), chunkSize.z())),
        new Vec3Int(
            to(end.x(), origin.x(), first.x() + cell.x(), chunkSize.x()),
            to(end.y(), origin.y(), first.y() + cell.y(), chunkSize.y()),
            to(end.z(), origin.z(), first.z() + cell.z(), chunkSize.z())));
  }

  // In longs, because a grid cell may reach beyond the range of an int where the box does not.

  private static int from(int start, int origin, int cell, int length) {
    return (int) Math.max(start, origin + (long) cell * length);
  }

  private static int to(int end, int origin, int cell, int length) {
    return (int) Math.min(end, origin + (cell + 1L) * length);
  }
}
