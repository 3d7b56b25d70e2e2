package org.clew.annotation.archive;

import java.io.IOException;

/** Why an archive cannot be read, naming it and the entry at fault. */
public final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1;

  private final String archive;

  /**
   * Says what is wrong.
   *
   * @param archive its name as people know it
   * @param reason a sentence about it, ending with a full stop
   */
  public ArchiveException(String archive, String reason) {
    super("“" + archive + "”: " + reason);
    this.archive = archive;
  }

  /** The archive’s name as people know it. */
  public String archive() {
    return archive;
  }
}
