package org.clew.annotation.archive;

import java.util.Set;

/** What both ways of reading an archive say about its entries. */
final class Names {
  private Names() {}

  static EntryName checked(String archive, String name, ArchiveLimits limits, Set<String> seen)
      throws ArchiveException {
    if (name.length() > limits.maxNameLength()) {
      throw new ArchiveException(
          archive,
          "The entry “%s” has a name of more than %d characters."
              .formatted(EntryName.printable(name), limits.maxNameLength()));
    }
    if (!seen.add(name)) {
      throw new ArchiveException(
          archive, "It holds the entry “%s” twice.".formatted(EntryName.printable(name)));
    }
    try {
      return new EntryName(name);
    } catch (IllegalArgumentException unsafe) {
      throw new ArchiveException(archive, String.valueOf(unsafe.getMessage()));
    }
  }

  static ArchiveException bomb(String archive, ArchiveLimits limits) {
    return ArchiveException.beyondLimits(
        archive,
        "Unpacked it is more than %d times larger, which no honest archive is."
            .formatted(limits.maxRatio()));
  }
}
