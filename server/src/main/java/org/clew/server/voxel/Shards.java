package org.clew.server.voxel;

import java.util.List;

/**
 * Files that hold many chunks, with an index of them.
 *
 * @param along how many chunks there are along each axis
 * @param isIndexFirst whether the index comes before the chunks, not behind them
 * @param hasChecksum whether the index ends with its checksum
 */
record Shards(List<Integer> along, boolean isIndexFirst, boolean hasChecksum) {
  private static final int ENTRY = 2 * Long.BYTES;

  Shards {
    along = List.copyOf(along);
  }

  /** Where a chunk begins and how many bytes it has. */
  record Place(long from, long bytes) {
    boolean isEmpty() {
      return from == -1 && bytes == -1;
    }
  }

  int[] fileOf(int[] chunk) {
    int[] file = new int[chunk.length];
    for (int axis = 0; axis < file.length; axis++) {
      file[axis] = chunk[axis] / along.get(axis);
    }
    return file;
  }

  /** The number of a chunk in its file: the last axis is the fastest. */
  int numberOf(int[] chunk) {
    int number = 0;
    for (int axis = 0; axis < chunk.length; axis++) {
      number = number * along.get(axis) + chunk[axis] % along.get(axis);
    }
    return number;
  }

  int indexBytes() {
    int bytes = ENTRY;
    for (int count : along) {
      bytes = Math.multiplyExact(bytes, count);
    }
    return bytes + (hasChecksum ? Integer.BYTES : 0);
  }

  static Place place(byte[] index, int number) {
    return new Place(
        Codecs.little(index).getLong(number * ENTRY),
        Codecs.little(index).getLong(number * ENTRY + Long.BYTES));
  }
}
