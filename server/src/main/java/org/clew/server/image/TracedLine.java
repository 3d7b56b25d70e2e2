package org.clew.server.image;

import org.clew.model.Vec3Double;

/** An edge between two nodes, in voxels; a node without edges is a line to itself. */
public record TracedLine(Vec3Double from, Vec3Double to) {
  /** Whether it is a node without edges. */
  public boolean isPoint() {
    return from.equals(to);
  }
}
