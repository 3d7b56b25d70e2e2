package org.clew.server.voxel;

import java.util.List;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * How an array lies in files.
 *
 * @param shape its length along each axis
 * @param chunk that of a chunk; of a part of a shard, if there are shards
 * @param slowestFirst the axes in the order in which chunks are stored
 * @param type of a number
 * @param isBigEndian whether the high byte of a number comes first
 * @param fill what is where no chunk is
 * @param names of the files
 * @param codec undoes the packing of a chunk
 * @param shards how chunks lie in files together, if they do
 * @param isN5 whether a chunk tells its own lengths before
 */
record ArrayLayout(
    List<Integer> shape,
    List<Integer> chunk,
    List<Integer> slowestFirst,
    ElementType type,
    boolean isBigEndian,
    long fill,
    ChunkNames names,
    Codec codec,
    @Nullable Shards shards,
    boolean isN5) {
  private static final int LARGEST = 64 << 20;

  ArrayLayout {
    shape = List.copyOf(shape);
    chunk = List.copyOf(chunk);
    slowestFirst = List.copyOf(slowestFirst);
    long bytes = type.bytes();
    for (int length : chunk) {
      bytes = length < 1 ? Long.MAX_VALUE : Math.min(bytes, LARGEST) * length;
      if (bytes > LARGEST) {
        throw unsupported("its chunks have more than %d MB".formatted(LARGEST >> 20));
      }
    }
    if (chunk.size() != shape.size()) {
      throw unsupported("its chunks have other axes than itself");
    }
  }

  /** How many bytes a whole chunk has. */
  int chunkBytes() {
    int bytes = type.bytes();
    for (int length : chunk) {
      bytes *= length;
    }
    return bytes;
  }

  /** A refusal of what this server cannot read. */
  static Failure unsupported(String why) {
    return Failure.of(
        FailureCode.UNSUPPORTED_TYPE, "There is no picture of this layer: %s.".formatted(why));
  }
}
