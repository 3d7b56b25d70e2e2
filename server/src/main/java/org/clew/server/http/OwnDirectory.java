package org.clew.server.http;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that lives as long as its process. A locked file beside it says that it does; the
 * lock ends with the process, however the process ends, and the next one to come clears away what
 * it finds unlocked.
 */
final class OwnDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnDirectory.class);
  private static final String LOCK = ".lock";

  // The operating system drops all of a process's locks on a file as soon as the process closes any
  // channel to that file. So what is open in this process must not be tried.
  private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final Path lockFile;
  private final FileChannel lock;

  private OwnDirectory(Path path, Path lockFile, FileChannel lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  static OwnDirectory open(Path shared) throws IOException {
    createForOwner(shared);
    Path parent = shared.toRealPath();
    clear(parent);
    while (true) {
      String name = UUID.randomUUID().toString();
      Path lockFile = parent.resolve(name + LOCK);
      OPEN_HERE.add(lockFile);
      FileChannel lock = FileChannel.open(lockFile, CREATE, WRITE);
      // Another process that clears at this moment may hold the lock, or have deleted the file.
      if (lock.tryLock() != null && Files.exists(lockFile)) {
        Path path = parent.resolve(name);
        createForOwner(path);
        takeOwnerOfParent(lockFile);
        return new OwnDirectory(path, lockFile, lock);
      }
      lock.close();
      OPEN_HERE.remove(lockFile);
    }
  }

  private static void createForOwner(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    takeOwnerOfParent(directory);
  }

  /** So that the owner of the data can go on after root ran the server once. */
  private static void takeOwnerOfParent(Path path) throws IOException {
    UserPrincipal owner = Files.getOwner(Objects.requireNonNull(path.getParent()));
    if (!Files.getOwner(path).equals(owner)) {
      Files.setOwner(path, owner);
    }
  }

  private static void clear(Path parent) throws IOException {
    List<Path> locks;
    try (Stream<Path> children = Files.list(parent)) {
      locks =
          children
              .filter(child -> child.toString().endsWith(LOCK) && !OPEN_HERE.contains(child))
              .toList();
    }
    for (Path lockFile : locks) {
      try (FileChannel lock = FileChannel.open(lockFile, WRITE)) {
        if (lock.tryLock() != null) {
          String name = lockFile.toString();
          delete(Path.of(name.substring(0, name.length() - LOCK.length())));
          Files.delete(lockFile);
        }
      } catch (IOException inUse) {
        LOG.warn("A leftover of uploads cannot be deleted: {}", inUse.toString());
      }
    }
  }

  /** Deletes a file, or a directory with all that is in it, if it is there. */
  static void delete(Path path) throws IOException {
    if (Files.notExists(path)) {
      return;
    }
    List<Path> tree;
    try (Stream<Path> all = Files.walk(path)) {
      tree = all.toList();
    }
    for (Path each : tree.reversed()) {
      Files.deleteIfExists(each);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try (lock) {
      delete(path);
      Files.deleteIfExists(lockFile);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      OPEN_HERE.remove(lockFile);
    }
  }
}
