package org.clew.annotation.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Entries of a zip in a file, which the JDK reads without looking at their checksums. */
final class Entries {
  private Entries() {}

  /**
   * The entry of a name, however the archive encodes it.
   *
   * @throws ArchiveException if there is none
   */
  static ZipEntry find(ZipFile zip, String name, String archive) throws ArchiveException {
    // Most names are plain, and found at once.
    ZipEntry plain = zip.getEntry(name);
    if (plain != null) {
      return plain;
    }
    return zip.stream()
        .filter(entry -> isCalled(entry, name))
        .findFirst()
        .orElseThrow(() -> absent(name, archive));
  }

  static boolean isCalled(ZipEntry entry, String name) {
    return EntryName.decode(entry.getName()).equals(name);
  }

  static ArchiveException absent(String name, String archive) {
    return new ArchiveException(
        archive, "It holds no entry “%s”.".formatted(EntryName.printable(name)));
  }

  static InputStream open(ZipFile zip, ZipEntry entry, String archive) throws IOException {
    try {
      InputStream content = new Verified(zip.getInputStream(entry), entry);
      return new EntryStream(content, archive, entry.getName(), bytes -> {});
    } catch (ZipException damaged) {
      throw new ArchiveException(
          archive, "The entry “%s” is damaged.".formatted(EntryName.printable(entry.getName())));
    }
  }

  /** Refuses more bytes than the directory says, and others. */
  private static final class Verified extends CheckedInputStream {
    private final ZipEntry entry;
    private long count;

    Verified(InputStream in, ZipEntry entry) {
      super(in, new CRC32());
      this.entry = entry;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(read, 0);
      boolean isWrong =
          read < 0
              ? count != entry.getSize() || getChecksum().getValue() != entry.getCrc()
              : count > entry.getSize();
      if (isWrong) {
        throw new ZipException("The content is not what the directory says.");
      }
      return read;
    }
  }
}
