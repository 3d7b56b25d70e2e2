package org.clew.annotation.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A file in an archive on disk, or in an archive within it: found when it is opened, so that
 * nothing stays open meanwhile.
 *
 * <pre>{@code
 * ArchivedFile voxels = ArchivedFile.of(Path.of("axons_nmls.zip"), "em__ann.zip", "em__ann_data.zip");
 * try (InputStream in = voxels.open()) {
 *   Files.copy(in, Path.of("voxels.zip"));
 * }
 * }</pre>
 *
 * <p>What is directly in the archive is found at once; for what is deeper, the archive around it is
 * read from its beginning.
 *
 * @param archive the zip on disk
 * @param path names of entries, from the outermost inwards; not empty
 */
public record ArchivedFile(Path archive, List<String> path) implements Content.Opener {
  /**
   * Takes the names.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ArchivedFile {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("A file in an archive has a name.");
    }
  }

  /** A file in an archive, by the names of the entries from the outermost inwards. */
  public static ArchivedFile of(Path archive, String... path) {
    return new ArchivedFile(archive, List.of(path));
  }

  /**
   * Opens it, to be read once and closed.
   *
   * @throws ArchiveException if it is not there, or damaged
   */
  @Override
  public InputStream open() throws IOException {
    ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.ISO_8859_1);
    try {
      InputStream in = Entries.open(zip, Entries.find(zip, path.get(0), name()), name());
      for (String inner : path.subList(1, path.size())) {
        in = within(in, inner);
      }
      return new Closing(in, zip);
    } catch (IOException | RuntimeException unreadable) {
      zip.close();
      throw unreadable;
    }
  }

  private InputStream within(InputStream outer, String name) throws IOException {
    ZipInputStream zip = new ZipInputStream(outer, StandardCharsets.ISO_8859_1);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (Entries.isCalled(entry, name)) {
        return zip;
      }
    }
    throw Entries.absent(name, name());
  }

  private String name() {
    return String.valueOf(archive.getFileName());
  }

  private static final class Closing extends FilterInputStream {
    private final ZipFile zip;

    Closing(InputStream in, ZipFile zip) {
      super(in);
      this.zip = zip;
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
