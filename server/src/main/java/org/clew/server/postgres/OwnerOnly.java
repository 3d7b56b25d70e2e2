package org.clew.server.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Files and directories that nobody but their owner can read, from their first moment. */
final class OwnerOnly {

  private OwnerOnly() {}

  static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, asFileAttribute(fromString("rwx------")));
  }

  /** Writes a whole file or none, and returns when it is on the disk. */
  static void write(Path file, String content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    try (FileChannel channel =
        FileChannel.open(
            unfinished, Set.of(CREATE_NEW, WRITE), asFileAttribute(fromString("rw-------")))) {
      channel.write(US_ASCII.encode(content));
      channel.force(true);
    }
    Files.move(unfinished, file, ATOMIC_MOVE);
    sync(FileTree.parentOf(file));
  }

  /**
   * Puts the names in a directory on the disk; without this a rename may not survive a power cut.
   */
  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory)) {
      channel.force(true);
    }
  }
}
