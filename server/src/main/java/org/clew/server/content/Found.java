package org.clew.server.content;

import java.nio.file.Path;
import java.util.Map;
import org.clew.annotation.archive.EntryName;
import org.jspecify.annotations.Nullable;

/** What is found in an uploaded file before it is read: an NML, or why there is none. */
public sealed interface Found {
  /**
   * An NML on disk.
   *
   * @param name for people
   * @param title its own name without suffix
   * @param nml where it lies
   * @param archived what was in the archive with it; null if it came alone
   */
  record Document(String name, String title, Path nml, @Nullable Archived archived)
      implements Found {}

  /** Why there is none. */
  record Nothing(Incoming.Unreadable why) implements Found {}

  /**
   * What is in an archive beside an NML.
   *
   * @param entry the NML’s name in the archive
   * @param zips the zips in it, by their names there
   */
  record Archived(EntryName entry, Map<String, Path> zips) {
    /** Copies the map. */
    public Archived {
      zips = Map.copyOf(zips);
    }

    /** The zip that the NML calls so: seen from the archive, or from the NML’s folder in it. */
    @Nullable Path zip(String location) {
      Path inArchive = zips.get(location);
      String folder = entry.path().substring(0, entry.path().lastIndexOf('/') + 1);
      return inArchive == null ? zips.get(folder + location) : inArchive;
    }
  }
}
