package org.clew.annotation.archive;

import java.io.IOException;

/** Why an archive cannot be read, naming it and the entry at fault. */
public final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1;

  private final String archive;
  private final String reason;
  private final boolean isBeyondLimits;

  /**
   * Says what is wrong.
   *
   * @param archive its name as people know it
   * @param reason a sentence about it, ending with a full stop
   */
  public ArchiveException(String archive, String reason) {
    this(archive, reason, false);
  }

  private ArchiveException(String archive, String reason, boolean isBeyondLimits) {
    super("“" + archive + "”: " + reason);
    this.archive = archive;
    this.reason = reason;
    this.isBeyondLimits = isBeyondLimits;
  }

  /** The same about an archive that may be a good one, but holds more than is taken. */
  static ArchiveException beyondLimits(String archive, String reason) {
    return new ArchiveException(archive, reason, true);
  }

  /** The archive’s name as people know it. */
  public String archive() {
    return archive;
  }

  /** The sentence about it, without its name. */
  public String reason() {
    return reason;
  }

  /** Whether the archive holds more than {@link ArchiveLimits} allow; if not, it is no good one. */
  public boolean isBeyondLimits() {
    return isBeyondLimits;
  }
}
