package org.clew.annotation.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlVolume;

/**
 * Many annotations in one file, as compound downloads are: an NML for each, or an archive if it has
 * voxels. They are read one by one, when asked for.
 *
 * <pre>{@code
 * try (CompoundArchive compound = CompoundArchive.open(Path.of("axons_nmls.zip"))) {
 *   for (EntryName entry : compound.entries()) {
 *     Optional<Nml> nml = compound.nml(entry);
 *   }
 * }
 * }</pre>
 */
public final class CompoundArchive implements Closeable {
  /** A million entries, a terabyte: a server is more to be trusted than strangers’ uploads. */
  public static final ArchiveLimits LIMITS =
      ArchiveLimits.OF_ANNOTATIONS.withMaxEntries(1_000_000).withMaxBytes(1L << 40);

  private final Path file;
  private final ZipFile zip;
  private final List<EntryName> entries;

  private CompoundArchive(Path file, ZipFile zip, List<EntryName> entries) {
    this.file = file;
    this.zip = zip;
    this.entries = List.copyOf(entries);
  }

  /** The same with {@link #LIMITS}. */
  public static CompoundArchive open(Path file) throws IOException {
    return open(file, LIMITS);
  }

  /**
   * Opens an archive and reads its directory, but none of the annotations yet.
   *
   * @throws ArchiveException if it is not a whole zip or beyond the limits
   */
  public static CompoundArchive open(Path file, ArchiveLimits limits) throws IOException {
    List<EntryName> entries = new ArrayList<>();
    CentralDirectory.read(
        file,
        String.valueOf(file.getFileName()),
        limits,
        entry -> {
          if (entry.isNml() || entry.isZip()) {
            entries.add(entry);
          }
        });
    return new CompoundArchive(
        file, new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1), entries);
  }

  /** Its NMLs and zips, in the order of the archive. */
  public List<EntryName> entries() {
    return entries;
  }

  /**
   * Reads an annotation: an entry that is an NML, or the first NML in an entry that is a zip. Empty
   * if there is none in that, because it holds voxels.
   *
   * @param entry one of the {@link #entries()}
   * @throws org.clew.annotation.nml.NmlException if the NML is not a good one
   * @throws ArchiveException if the entry is damaged
   */
  public Optional<Nml> nml(EntryName entry) throws IOException {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Entries.open(zip, Entries.find(zip, entry.path(), name), name)) {
      return entry.isZip() ? nested(in, name + "/" + entry) : Optional.of(NmlReader.read(in));
    }
  }

  private static Optional<Nml> nested(InputStream in, String name) throws IOException {
    Set<String> names = new HashSet<>();
    try (ZipInputStream inner = new ZipInputStream(in, StandardCharsets.ISO_8859_1)) {
      for (ZipEntry entry = inner.getNextEntry(); entry != null; entry = inner.getNextEntry()) {
        String path = EntryName.decode(entry.getName());
        if (!entry.isDirectory() && Names.checked(name, path, LIMITS, names).isNml()) {
          return Optional.of(NmlReader.read(inner));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Where the data zip of a layer is, to be opened at any time, also when this is closed; empty if
   * the NML names none.
   *
   * @param entry that the annotation was read from
   */
  public Optional<ArchivedFile> data(EntryName entry, NmlVolume volume) {
    String location = volume.location();
    if (location == null) {
      return Optional.empty();
    }
    return Optional.of(
        entry.isZip()
            ? ArchivedFile.of(file, entry.path(), location)
            : ArchivedFile.of(file, location));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
