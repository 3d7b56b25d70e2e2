package org.clew.server.content;

import org.clew.annotation.archive.ArchiveLimits;

/**
 * How much is read of the files of one upload.
 *
 * @param nmlBytes how large one NML may be
 * @param unpackedBytes how large all files may be when unpacked
 * @param archiveEntries how many files all archives may hold
 */
public record IntakeLimits(long nmlBytes, long unpackedBytes, int archiveEntries) {
  /** What holds unless it is set: 256 MB an NML, 4 GB unpacked, 10,000 files in archives. */
  public static final IntakeLimits DEFAULT = new IntakeLimits(256L << 20, 4L << 30, 10_000);

  /** Checks that something may be read at all. */
  public IntakeLimits {
    if (nmlBytes < 1 || unpackedBytes < 1 || archiveEntries < 1) {
      throw new IllegalArgumentException("At least one byte in one file must be allowed.");
    }
  }

  /** For archives, when some of it is used up. */
  ArchiveLimits ofArchives(long usedBytes, int usedEntries) {
    return ArchiveLimits.OF_ANNOTATIONS
        .withMaxBytes(Math.max(1, unpackedBytes - usedBytes))
        .withMaxEntries(Math.max(1, archiveEntries - usedEntries));
  }
}
