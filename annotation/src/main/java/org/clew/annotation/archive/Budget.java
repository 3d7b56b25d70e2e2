package org.clew.annotation.archive;

/** What is left of the limits of an upload while its archives are read. */
final class Budget {
  private final ArchiveLimits limits;
  private int entries;
  private long bytes;

  Budget(ArchiveLimits limits) {
    this.limits = limits;
  }

  void useEntry(String archive) throws ArchiveException {
    if (++entries > limits.maxEntries()) {
      throw ArchiveException.beyondLimits(
          archive,
          "More than %d files in an archive are not taken.".formatted(limits.maxEntries()));
    }
  }

  void useBytes(String archive, long count) throws ArchiveException {
    bytes += count;
    if (bytes > limits.maxBytes()) {
      throw ArchiveException.beyondLimits(
          archive,
          "Unpacked it is larger than the %d bytes that are taken.".formatted(limits.maxBytes()));
    }
  }
}
