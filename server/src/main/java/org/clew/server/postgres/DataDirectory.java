package org.clew.server.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clew.server.failure.StartFailure;

/**
 * The directory that holds everything one server keeps. Open, it is locked against every other
 * server; the lock ends with the process, however the process ends.
 */
public final class DataDirectory implements AutoCloseable {

  // The operating system drops all of a process's locks on a file as soon as the process closes any
  // channel to that file. A second open in the same process must therefore not touch the file.
  private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Creates the directory if it is absent, for its owner only, and locks it.
   *
   * @throws StartFailure if it cannot be written, or another server uses it
   */
  public static DataDirectory open(Path wanted) {
    try {
      OwnerOnly.createDirectories(wanted);
      Path path = wanted.toRealPath();
      if (!Files.isWritable(path)) {
        throw new AccessDeniedException(path.toString());
      }
      if (!OPEN_HERE.add(path)) {
        throw inUse(path, Long.toString(ProcessHandle.current().pid()));
      }
      return lock(path);
    } catch (IOException e) {
      throw new StartFailure(
          "The data directory %s cannot be written: %s. Give the user %s the right to write it, or choose another directory with --data."
              .formatted(
                  wanted.toAbsolutePath().normalize(),
                  IoReason.of(e),
                  System.getProperty("user.name")),
          e);
    }
  }

  private static DataDirectory lock(Path path) throws IOException {
    FileChannel lockFile = null;
    boolean open = false;
    try {
      lockFile = FileChannel.open(path.resolve("clew.lock"), CREATE, READ, WRITE);
      if (lockFile.tryLock() == null) {
        throw inUse(path, content(lockFile));
      }
      if (Accounts.runningAsRoot()) {
        // So that the directory's owner can start the server later.
        Unprivileged.Account.ownerOf(path).takeOver(path.resolve("clew.lock"));
      }
      lockFile.truncate(0);
      lockFile.write(US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
      open = true;
      return new DataDirectory(path, lockFile);
    } finally {
      if (!open) {
        OPEN_HERE.remove(path);
        if (lockFile != null) {
          lockFile.close();
        }
      }
    }
  }

  private static String content(FileChannel file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(32);
    file.read(buffer, 0);
    return US_ASCII.decode(buffer.flip()).toString().strip();
  }

  private static StartFailure inUse(Path path, String process) {
    return new StartFailure(
        "The data directory %s is in use by another Clew server (process %s). Stop it, or choose another directory with --data."
            .formatted(path, process.isEmpty() ? "unknown" : process));
  }

  /** The directory, absolute and without symbolic links. */
  public Path path() {
    return path;
  }

  /** Ends the lock. Everything that writes to the directory has to be closed before. */
  @Override
  public void close() {
    if (!lockFile.isOpen()) {
      return;
    }
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      OPEN_HERE.remove(path);
    }
  }
}
