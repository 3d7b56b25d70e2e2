package org.clew.annotation.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads archives of annotations as streams: never more than a few buffers in memory, whatever their
 * size. The limits hold for everything that one reader reads, so that a nested archive cannot hold
 * more than its outer one may.
 *
 * <pre>{@code
 * ArchiveReader reader = new ArchiveReader(ArchiveLimits.OF_ANNOTATIONS);
 * reader.read(in, "upload.zip", (name, nml) -> System.out.println(NmlReader.read(nml)));
 * }</pre>
 *
 * <p>Folders and what macOS adds ({@code __MACOSX/}, {@code .DS_Store}) are skipped. Names that
 * lead elsewhere ({@code ..}, absolute, with backslashes), names that come twice, encrypted
 * entries, damaged and truncated archives are refused. Used by one thread at a time.
 */
public final class ArchiveReader {
  private final ArchiveLimits limits;
  private final Budget budget;

  /** A reader that has read nothing yet. */
  public ArchiveReader(ArchiveLimits limits) {
    this.limits = limits;
    budget = new Budget(limits);
  }

  /**
   * Reads an archive to its end; does not close the stream. Files that came before a failure have
   * been handed out by then.
   *
   * @param name as people know it, for messages
   * @throws ArchiveException if it is not a whole zip or beyond the limits
   */
  public void read(InputStream in, String name, ArchiveSink sink) throws IOException {
    new Run(new TailStream(in), name, sink).read();
  }

  private final class Run {
    private final TailStream packed;
    private final ZipInputStream zip;
    private final String archive;
    private final ArchiveSink sink;
    private final Set<String> names = new HashSet<>();
    private long unpackedBytes;
    private int entries;

    Run(TailStream packed, String archive, ArchiveSink sink) {
      this.packed = packed;
      this.archive = archive;
      this.sink = sink;
      // Names in UTF-8 come out right only then, see EntryName.decode.
      zip = new ZipInputStream(packed, StandardCharsets.ISO_8859_1);
    }

    void read() throws IOException {
      for (ZipEntry entry = next(); entry != null; entry = next()) {
        entries++;
        budget.useEntry(archive);
        entry(entry);
      }
      checkIsWhole();
    }

    private @Nullable ZipEntry next() throws IOException {
      try {
        return zip.getNextEntry();
      } catch (EOFException early) {
        throw new ArchiveException(
            archive, "It ends within the header of an entry: it was not copied as a whole.");
      } catch (ZipException | IllegalArgumentException unreadable) {
        String message = String.valueOf(unreadable.getMessage());
        throw new ArchiveException(
            archive,
            message.contains("encrypted")
                ? "It is encrypted; pack the files without a password."
                : "It is damaged, or packed in a way that cannot be read as a stream (%s)."
                    .formatted(message));
      }
    }

    private void entry(ZipEntry entry) throws IOException {
      String name = EntryName.decode(entry.getName());
      EntryStream content = new EntryStream(zip, archive, name, this::came);
      EntryName safe = checked(entry.isDirectory() ? withoutSlash(name) : name);
      try {
        if (!entry.isDirectory() && !safe.isJunk()) {
          hand(safe, content);
        }
        content.skipRest();
      } catch (IOException | RuntimeException told) {
        ArchiveException cause = content.failure();
        if (cause != null) {
          throw cause;
        }
        throw told;
      }
    }

    private void hand(EntryName name, InputStream content) throws IOException {
      InputStream open = new Uncloseable(content);
      if (name.isNml()) {
        sink.nml(name, open);
      } else {
        sink.file(name, open);
      }
    }

    private EntryName checked(String name) throws ArchiveException {
      return Names.checked(archive, name, limits, names);
    }

    private void came(int bytes) throws ArchiveException {
      budget.useBytes(archive, bytes);
      unpackedBytes += bytes;
      if (limits.isBomb(unpackedBytes, packed.count())) {
        throw Names.bomb(archive, limits);
      }
    }

    private void checkIsWhole() throws IOException {
      byte[] rest = new byte[8192];
      while (packed.read(rest) >= 0) {
        // Kept by the tail.
      }
      if (packed.count() == 0) {
        throw new ArchiveException(archive, "It is empty, not even an empty zip file.");
      }
      EndRecord end = EndRecord.find(packed.tail()).orElse(null);
      if (end == null) {
        throw new ArchiveException(
            archive,
            packed.startsAsZip()
                ? "It has no end: it was not copied as a whole, or something follows."
                : "It is not a zip file.");
      }
      if (end.entries() != EndRecord.MANY && end.entries() != entries) {
        throw new ArchiveException(
            archive,
            "It is damaged: it should hold %d entries, but %d were found."
                .formatted(end.entries(), entries));
      }
    }
  }

  static String withoutSlash(String folder) {
    return folder.substring(0, folder.length() - 1);
  }
}
