package org.clew.server.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.clew.server.failure.StartFailure;
import org.jspecify.annotations.Nullable;

/**
 * Everything a server keeps on disk, held by one server at a time. The hold is a lock on a file,
 * which the operating system lets go when the process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Makes the directory if there is none, and takes hold of it. */
  public static DataDirectory open(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
      Path file = path.resolve("clew.lock");
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        String holder = Files.readString(file, StandardCharsets.US_ASCII).strip();
        channel.close();
        throw new StartFailure(
            ("The data directory %s is in use by another Clew server (process %s). Stop it, or"
                    + " choose another directory with --data.")
                .formatted(path, holder));
      }
      byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
      channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
      return new DataDirectory(path, channel);
    } catch (IOException unwritable) {
      throw new StartFailure(
          ("The data directory %s cannot be written (%s). Make it writable, or choose another"
                  + " directory with --data.")
              .formatted(path, unwritable),
          unwritable);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
