package org.clew.server.postgres;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks a tar.xz with its symbolic links and executable bits, and nothing outside its target. */
final class TarArchive {

  private static final int OWNER_MAY_EXECUTE = 0100;

  private final Path target;

  private TarArchive(Path target) {
    this.target = target;
  }

  static void unpack(InputStream xz, Path directory) throws IOException {
    Files.createDirectories(directory);
    TarArchive archive = new TarArchive(directory.toRealPath());
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(xz)))) {
      TarArchiveEntry entry;
      while ((entry = entries.getNextEntry()) != null) {
        archive.unpack(entry, entries);
      }
    }
  }

  private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
    Path path = inside(target.resolve(entry.getName()), entry);
    Path parent = path.equals(target) ? target : FileTree.parentOf(path);
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      inside(path.toRealPath(), entry);
      return;
    }
    Files.createDirectories(parent);
    // An entry below a symbolic link would land where the link points to.
    if (!parent.toRealPath().equals(parent)) {
      throw refused(entry);
    }
    if (entry.isSymbolicLink()) {
      inside(parent.resolve(entry.getLinkName()), entry);
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isFile() && !entry.isLink()) {
      Files.copy(content, path);
      boolean executable = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
      Files.setPosixFilePermissions(path, fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    } else {
      throw refused(entry);
    }
  }

  private Path inside(Path path, TarArchiveEntry entry) throws IOException {
    Path normal = path.normalize();
    if (!normal.startsWith(target)) {
      throw refused(entry);
    }
    return normal;
  }

  private static IOException refused(TarArchiveEntry entry) {
    return new IOException("The archive entry " + entry.getName() + " is refused.");
  }
}
