package org.clew.server.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.clew.model.BoundingBox;
import org.clew.server.voxel.Chunk;
import org.clew.server.voxel.StoredArray;

/** The numbers of an array that the pixels of a picture show: the nearest one for each. */
final class Cut {
  private static final int OUTSIDE = -1;

  private final StoredArray array;
  private final int rightAxis;
  private final int downAxis;
  private final int[] columns;
  private final int[] rows;
  private final int[] origin;
  private final boolean isOutside;

  /** Which color is cut of an RGB image; 0 for others. */
  Cut(ImageLayer layer, MagArray mag, StoredArray array, View view, int rgbChannel) {
    this.array = array;
    Plane plane = view.plane();
    rightAxis = mag.axis(array, plane.right());
    downAxis = mag.axis(array, plane.down());
    BoundingBox box = layer.box();
    columns = places(view.size().width(), view::right, box, mag, array, plane.right(), rightAxis);
    rows = places(view.size().height(), view::down, box, mag, array, plane.down(), downAxis);
    origin = mag.origin(array, rgbChannel);
    int deepAxis = mag.axis(array, plane.deep());
    int depth = places(1, pixel -> view.deep(), box, mag, array, plane.deep(), deepAxis)[0];
    isOutside = depth == OUTSIDE;
    if (deepAxis >= 0 && depth >= 0) {
      origin[deepAxis] = depth;
    }
  }

  /** Where in the array each pixel lies along an axis, or that it lies outside. */
  private static int[] places(
      int pixels,
      IntToDoubleFunction place,
      BoundingBox box,
      MagArray mag,
      StoredArray array,
      int axis,
      int arrayAxis) {
    int from = box.topLeft().toArray()[axis];
    int to = box.bottomRight().toArray()[axis];
    int length = arrayAxis < 0 ? 1 : array.shape().get(arrayAxis);
    int[] places = new int[pixels];
    for (int pixel = 0; pixel < pixels; pixel++) {
      double voxel = Math.floor(place.applyAsDouble(pixel));
      boolean isInside = voxel >= from && voxel < to;
      int own = isInside ? Math.floorDiv((int) voxel, mag.factor(axis)) : OUTSIDE;
      places[pixel] = own >= 0 && own < length ? own : OUTSIDE;
    }
    return places;
  }

  /** Whether a pixel shows the layer. */
  boolean isInside(int column, int row) {
    return !isOutside && columns[column] != OUTSIDE && rows[row] != OUTSIDE;
  }

  /** Whether all do. */
  boolean isWhollyInside() {
    // The box has no holes.
    return isInside(0, 0) && isInside(columns.length - 1, rows.length - 1);
  }

  /** The chunks that are read. */
  List<int[]> chunks() {
    return isOutside ? List.of() : chunks(runs(columns, rightAxis), runs(rows, downAxis));
  }

  private List<int[]> chunks(List<Run> across, List<Run> along) {
    List<int[]> chunks = new ArrayList<>();
    for (Run down : along) {
      for (Run right : across) {
        chunks.add(chunk(right, down));
      }
    }
    return chunks;
  }

  /** The numbers, row by row; those outside are 0. */
  long[] numbers() {
    long[] numbers = new long[columns.length * rows.length];
    if (isOutside) {
      return numbers;
    }
    List<Run> across = runs(columns, rightAxis);
    List<Run> along = runs(rows, downAxis);
    array.chunks(
        chunks(across, along),
        (number, chunk) ->
            read(
                chunk,
                across.get(number % across.size()),
                along.get(number / across.size()),
                numbers));
    return numbers;
  }

  private void read(Chunk chunk, Run right, Run down, long[] numbers) {
    int base = 0;
    for (int axis = 0; axis < origin.length; axis++) {
      if (axis != rightAxis && axis != downAxis) {
        base += origin[axis] % array.chunkShape().get(axis) * chunk.stride(axis);
      }
    }
    int[] across = offsets(chunk, right, columns, rightAxis);
    int[] along = offsets(chunk, down, rows, downAxis);
    for (int row = down.from(); row < down.to(); row++) {
      int start = base + along[row - down.from()];
      int target = row * columns.length;
      for (int column = right.from(); column < right.to(); column++) {
        numbers[target + column] = chunk.at(start + across[column - right.from()]);
      }
    }
  }

  private int[] offsets(Chunk chunk, Run run, int[] places, int axis) {
    int[] offsets = new int[run.to() - run.from()];
    for (int i = 0; axis >= 0 && i < offsets.length; i++) {
      offsets[i] = places[run.from() + i] % array.chunkShape().get(axis) * chunk.stride(axis);
    }
    return offsets;
  }

  private int[] chunk(Run right, Run down) {
    int[] chunk = new int[origin.length];
    for (int axis = 0; axis < chunk.length; axis++) {
      chunk[axis] = origin[axis] / array.chunkShape().get(axis);
    }
    if (rightAxis >= 0) {
      chunk[rightAxis] = right.chunk();
    }
    if (downAxis >= 0) {
      chunk[downAxis] = down.chunk();
    }
    return chunk;
  }

  /** Pixels side by side that one chunk shows. */
  private record Run(int from, int to, int chunk) {}

  private List<Run> runs(int[] places, int axis) {
    int length = axis < 0 ? 1 : array.chunkShape().get(axis);
    List<Run> runs = new ArrayList<>();
    int from = 0;
    while (from < places.length) {
      int to = from + 1;
      int chunk = Math.floorDiv(places[from], length);
      while (to < places.length && Math.floorDiv(places[to], length) == chunk) {
        to++;
      }
      if (places[from] != OUTSIDE) {
        runs.add(new Run(from, to, chunk));
      }
      from = to;
    }
    return runs;
  }
}
