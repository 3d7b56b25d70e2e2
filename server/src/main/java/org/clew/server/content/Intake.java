package org.clew.server.content;

import java.nio.file.Path;
import java.util.Locale;

/** Reads uploaded files: NML, and archives of them. */
public final class Intake {
  private final Contents contents;
  private final IntakeLimits limits;
  private final ReadingMemory memory;

  /** Within limits, and within some memory. */
  public Intake(Contents contents, IntakeLimits limits, ReadingMemory memory) {
    this.contents = contents;
    this.limits = limits;
    this.memory = memory;
  }

  /** Whether a file is called like an NML or an archive; others of an upload do not count. */
  public static boolean isCalledLikeOne(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".nml") || name.endsWith(".zip");
  }

  /**
   * Begins to take the files of one request.
   *
   * @param room a path where nothing is yet, for the directory in which archives are unpacked; it
   *     goes when the reception is closed
   */
  public Reception begin(Path room) {
    return new Reception(contents, limits, memory, room);
  }
}
