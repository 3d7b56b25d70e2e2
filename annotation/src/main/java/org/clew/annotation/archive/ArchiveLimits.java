package org.clew.annotation.archive;

/**
 * How much an archive may hold. What is beyond is refused as soon as it shows, whatever the headers
 * of the archive claim.
 *
 * @param maxEntries files and folders, also in nested archives
 * @param maxBytes of all entries together, unpacked, also in nested archives
 * @param maxRatio how many times larger entries may be than the archive; applies from 16 MiB on,
 *     because small files of zeros are harmless
 * @param maxNameLength of an entry with its folders, in characters
 * @param maxDepth how deep archives may be nested; 1 for none in it, 2 for archives in an archive
 */
public record ArchiveLimits(
    int maxEntries, long maxBytes, int maxRatio, int maxNameLength, int maxDepth) {
  /**
   * For archives of annotations: 10,000 entries, 8 GiB, 200 times smaller than what they hold,
   * names of 512 characters, nested once.
   */
  public static final ArchiveLimits OF_ANNOTATIONS =
      new ArchiveLimits(10_000, 8L << 30, 200, 512, 2);

  /**
   * For the zips that hold the voxels of one layer: 200,000 entries, 64 GiB, 1,000 times smaller,
   * because empty parts of a volume are stored as zeros. Reading an entry of one loads its
   * directory, about 100 bytes an entry.
   */
  public static final ArchiveLimits OF_DATA = new ArchiveLimits(200_000, 64L << 30, 1000, 512, 1);

  /** What no archive of that size needs to fear. */
  static final long HARMLESS_BYTES = 16L << 20;

  /**
   * Takes the limits.
   *
   * @throws IllegalArgumentException if one of them is not positive
   */
  public ArchiveLimits {
    if (maxEntries < 1 || maxBytes < 1 || maxRatio < 1 || maxNameLength < 1 || maxDepth < 1) {
      throw new IllegalArgumentException("The limits of an archive are positive.");
    }
  }

  /** The same with another number of entries. */
  public ArchiveLimits withMaxEntries(int entries) {
    return new ArchiveLimits(entries, maxBytes, maxRatio, maxNameLength, maxDepth);
  }

  /** The same with another number of bytes. */
  public ArchiveLimits withMaxBytes(long bytes) {
    return new ArchiveLimits(maxEntries, bytes, maxRatio, maxNameLength, maxDepth);
  }

  boolean isBomb(long unpacked, long packed) {
    return unpacked > HARMLESS_BYTES && unpacked / maxRatio > packed;
  }
}
