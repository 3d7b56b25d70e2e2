package org.clew.server.voxel;

/** Puts bytes, or bits, of numbers side by side again that were kept apart to pack better. */
final class Shuffle {
  private static final int BITS = 8;

  private Shuffle() {}

  /** First came the first byte of each number, then the second, …; what is left over as it is. */
  static void undoBytes(byte[] from, int length, int typeSize, byte[] to, int at) {
    int count = length / typeSize;
    for (int part = 0; part < typeSize; part++) {
      int source = part * count;
      int target = at + part;
      for (int i = 0; i < count; i++, target += typeSize) {
        to[target] = from[source + i];
      }
    }
    int rest = count * typeSize;
    System.arraycopy(from, rest, to, at + rest, length - rest);
  }

  /** First came the lowest bit of the first byte of each number, then the next, …. */
  static void undoBits(byte[] from, int length, int typeSize, byte[] to, int at) {
    int count = length / typeSize / BITS * BITS;
    int row = count / BITS;
    for (int part = 0; part < typeSize; part++) {
      for (int i = 0; i < row; i++) {
        // Eight numbers at a time.
        for (int number = 0; number < BITS; number++) {
          int value = 0;
          for (int bit = 0; bit < BITS; bit++) {
            value |= (from[(part * BITS + bit) * row + i] >> number & 1) << bit;
          }
          to[at + (i * BITS + number) * typeSize + part] = (byte) value;
        }
      }
    }
    int rest = count * typeSize;
    System.arraycopy(from, rest, to, at + rest, length - rest);
  }
}
