package org.clew.server.content;

import org.clew.annotation.nml.Nml;

/** The box of a task, which its row holds; whatever a file says of it does not count. */
public final class TaskBox {
  private TaskBox() {}

  /** The file without the box. */
  public static Nml removedFrom(Nml nml) {
    return nml.withParameters(
        nml.parameters().withBoundingBoxes(nml.parameters().userBoundingBoxes(), null));
  }
}
