package org.clew.server.voxel;

import java.io.IOException;

/** Bytes that are not what they should be. */
final class DamagedChunk extends IOException {
  private static final long serialVersionUID = 1;

  DamagedChunk(String reason) {
    super(reason);
  }
}
