package org.clew.server.voxel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The numbers of one chunk. */
public final class Chunk {
  private static final int MEMORY = 200;
  private static final int N5_HEADER = 4;
  private static final int N5_MODE_VARIABLE = 1;

  private final ElementType type;
  private final boolean isBigEndian;
  private final byte[] bytes;
  private final int[] strides;
  private final long fill;

  private Chunk(ArrayLayout layout, byte[] bytes, int[] strides) {
    this.type = layout.type();
    this.isBigEndian = layout.isBigEndian();
    this.fill = layout.fill();
    this.bytes = bytes;
    this.strides = strides;
  }

  /** Where nothing was stored. */
  static Chunk empty(ArrayLayout layout) {
    return new Chunk(layout, new byte[0], new int[layout.shape().size()]);
  }

  /** Unpacks one. */
  static Chunk of(ArrayLayout layout, int[] index, byte[] packed) throws IOException {
    int[] lengths = layout.chunk().stream().mapToInt(Integer::intValue).toArray();
    byte[] body = layout.isN5() ? body(layout, index, packed, lengths) : packed;
    int[] strides = new int[lengths.length];
    int numbers = 1;
    for (int i = lengths.length - 1; i >= 0; i--) {
      int axis = layout.slowestFirst().get(i);
      strides[axis] = numbers;
      numbers *= lengths[axis];
    }
    int expected = numbers * layout.type().bytes();
    byte[] bytes = layout.codec().unpack(body, expected);
    if (bytes.length != expected) {
      throw new DamagedChunk("it holds %d bytes, not %d".formatted(bytes.length, expected));
    }
    return new Chunk(layout, bytes, strides);
  }

  /** What follows the header, which tells lengths: those at the end of an array may be shorter. */
  private static byte[] body(ArrayLayout layout, int[] index, byte[] packed, int[] lengths)
      throws IOException {
    ByteBuffer header = ByteBuffer.wrap(packed);
    int mode = header.getShort(0);
    int begin = N5_HEADER + lengths.length * Integer.BYTES;
    if (header.getShort(2) != lengths.length || begin > packed.length) {
      throw new DamagedChunk("it has other axes than the array");
    }
    for (int axis = 0; axis < lengths.length; axis++) {
      int told = header.getInt(N5_HEADER + axis * Integer.BYTES);
      int needed = Math.min(lengths[axis], layout.shape().get(axis) - index[axis] * lengths[axis]);
      if (told < needed || told > lengths[axis]) {
        throw new DamagedChunk("it has other lengths than the array");
      }
      lengths[axis] = told;
    }
    return Arrays.copyOfRange(
        packed, begin + (mode == N5_MODE_VARIABLE ? Integer.BYTES : 0), packed.length);
  }

  /** How far apart two neighbours along an axis are. */
  public int stride(int axis) {
    return strides[axis];
  }

  /** A number, by the sum of its places times strides. */
  public long at(int place) {
    return bytes.length == 0 ? fill : type.read(bytes, place * type.bytes(), isBigEndian);
  }

  int memory() {
    return bytes.length + MEMORY;
  }
}
