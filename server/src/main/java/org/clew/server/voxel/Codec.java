package org.clew.server.voxel;

import java.io.IOException;

/** Undoes one packing of bytes. */
@FunctionalInterface
interface Codec {
  /**
   * The bytes as they were.
   *
   * @param most how many they are at the most; more is damage
   */
  byte[] unpack(byte[] packed, int most) throws IOException;

  /** First this, then another. */
  default Codec then(Codec next) {
    return (packed, most) -> next.unpack(unpack(packed, most + SLACK), most);
  }

  /** By how much bytes may be more in between than at the end, where packing does not pay. */
  int SLACK = 1 << 20;
}
