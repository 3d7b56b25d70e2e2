package org.clew.server.voxel;

import java.io.IOException;

/**
 * The packing that Blosc uses by default: literals, and copies of what came before, in the manner
 * of FastLZ.
 */
final class BloscLz {
  private static final int FIRST = 31;
  private static final int MATCH = 32;
  private static final int LONG_MATCH = 6;
  private static final int LEAST = 3;
  private static final int FAR = 31 << 8;
  private static final int NEAREST_FAR = 8191;
  private static final int MORE = 255;

  private BloscLz() {}

  /** Gives how many bytes it were; fails with an index out of bounds where it leads astray. */
  static int unpack(byte[] packed, int from, int length, byte[] to, int at, int bytes)
      throws IOException {
    int in = from;
    int end = from + length;
    int out = at;
    int control = packed[in++] & FIRST;
    while (true) {
      if (control >= MATCH) {
        int count = (control >> 5) - 1;
        int distance = (control & FIRST) << 8;
        int code;
        if (count == LONG_MATCH) {
          do {
            code = packed[in++] & MORE;
            count += code;
          } while (code == MORE);
        }
        code = packed[in++] & MORE;
        count += LEAST;
        if (code == MORE && distance == FAR) {
          distance = NEAREST_FAR + ((packed[in] & MORE) << 8) + (packed[in + 1] & MORE);
          in += 2;
        } else {
          distance += code;
        }
        int source = out - distance - 1;
        if (source < at || count > at + bytes - out) {
          throw new DamagedChunk("it leads astray");
        }
        // What is copied may have been written just now.
        for (int i = 0; i < count; i++) {
          to[out++] = to[source + i];
        }
      } else {
        int count = control + 1;
        if (count > end - in || count > at + bytes - out) {
          throw new DamagedChunk("it leads astray");
        }
        System.arraycopy(packed, in, to, out, count);
        in += count;
        out += count;
      }
      if (in >= end) {
        return out - at;
      }
      control = packed[in++] & MORE;
    }
  }
}
