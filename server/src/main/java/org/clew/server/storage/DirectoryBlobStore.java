package org.clew.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Blobs as files: {@code organization/ab/abcd…}. A file gets its name once it is complete and on
 * disk, so a name never stands for half of it.
 */
public final class DirectoryBlobStore implements BlobStore {
  private static final int FANNED_OUT_BY = 2;
  private static final int DEPTH = 3;

  private final Path directory;

  /** Below a directory, which is made when the first blob comes. */
  public DirectoryBlobStore(Path directory) {
    this.directory = directory;
  }

  @Override
  public void publish(String organization, Collection<StagedBlob> staged) throws IOException {
    TreeSet<Path> changed = new TreeSet<>();
    for (StagedBlob each : staged) {
      String hash = each.blob().hash();
      Path shelf = Files.createDirectories(shelf(organization, hash));
      Files.move(each.file(), shelf.resolve(hash), StandardCopyOption.ATOMIC_MOVE);
      changed.add(shelf);
    }
    // A file lasts once the directory that names it does, and so up.
    changed.add(directory.resolve(organization));
    changed.add(directory);
    for (Path each : changed) {
      force(each);
    }
  }

  @Override
  public InputStream open(String organization, Blob blob, long from, long bytes)
      throws IOException {
    return FilePart.open(path(organization, blob.hash()), from, bytes);
  }

  @Override
  public Path file(String organization, Blob blob) {
    return path(organization, blob.hash());
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // the caller closes it
  public Stream<Leftover> publishedBefore(Instant moment) throws IOException {
    if (Files.notExists(directory)) {
      return Stream.empty();
    }
    return Files.find(directory, DEPTH, (path, attributes) -> attributes.isRegularFile())
        .filter(file -> Blob.isHash(String.valueOf(file.getFileName())))
        .map(this::found)
        .filter(found -> found.published().isBefore(moment));
  }

  private Leftover found(Path file) {
    try {
      String organization = directory.relativize(file).getName(0).toString();
      return new Leftover(organization, String.valueOf(file.getFileName()), modified(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public boolean delete(Leftover found) throws IOException {
    Path file = path(found.organization(), found.hash());
    return modified(file).equals(found.published()) && Files.deleteIfExists(file);
  }

  private Path path(String organization, String hash) {
    return shelf(organization, hash).resolve(hash);
  }

  private Path shelf(String organization, String hash) {
    return directory.resolve(organization).resolve(hash.substring(0, FANNED_OUT_BY));
  }

  private static Instant modified(Path file) throws IOException {
    try {
      FileTime time = Files.readAttributes(file, BasicFileAttributes.class).lastModifiedTime();
      return time.toInstant();
    } catch (NoSuchFileException gone) {
      return Instant.MAX;
    }
  }

  private static void force(Path changed) throws IOException {
    try (FileChannel channel = FileChannel.open(changed, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
