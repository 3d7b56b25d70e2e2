package org.clew.server.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.clew.model.ObjectId;
import org.clew.server.failure.Failure;
import org.clew.server.storage.FilePart;

/**
 * The files of one dataset, on disk or at an address, as its document names them. Nothing outside
 * of it is reached on disk, and no address that the server does not ask for datasets.
 */
public final class DatasetFolder {
  private static final int LARGEST = 64 << 20;
  private static final Set<Integer> ABSENT = Set.of(403, 404, 410);

  private final ObjectId id;
  private final String location;
  private final String document;
  private final RemoteFiles remote;

  /**
   * Takes the parts.
   *
   * @param location the directory or the address
   */
  public DatasetFolder(ObjectId id, String location, String document, RemoteFiles remote) {
    this.id = id;
    this.location = location;
    this.document = document;
    this.remote = remote;
  }

  /** The dataset. */
  public ObjectId id() {
    return id;
  }

  /** Its {@code datasource-properties.json}. */
  public String document() {
    return document;
  }

  /** Whether a file lies elsewhere, so that a look at it takes long. */
  public boolean isRemote(String file) {
    return RemoteDirectory.isAddress(file);
  }

  /**
   * Changes with the file; empty if there is none. Of a file at an address nothing is known without
   * asking for it: its stamp is always the same.
   */
  public Optional<String> stamp(String file) {
    if (isRemote(file)) {
      return Optional.of("remote");
    }
    return find(file)
        .flatMap(path -> {
          try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile()
                ? Optional.of(
                    Long.toHexString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                        + "-"
                        + attributes.size())
                : Optional.empty();
          } catch (IOException gone) {
            return Optional.empty();
          }
        });
  }

  /** The whole of a file; empty if there is none. */
  public Optional<byte[]> read(String file) {
    return isRemote(file)
        ? remote(file, "")
        : find(file).map(path -> part(file, path, 0, Long.MAX_VALUE));
  }

  /** Some bytes of a file from a place on; fewer if it ends before. */
  public Optional<byte[]> read(String file, long from, long bytes) {
    return isRemote(file)
        ? remote(file, "bytes=%d-%d".formatted(from, from + bytes - 1))
        : find(file).map(path -> part(file, path, from, bytes));
  }

  /** The last bytes of a file. */
  public Optional<byte[]> readEnd(String file, long bytes) {
    return isRemote(file)
        ? remote(file, "bytes=-" + bytes)
        : find(file).map(path -> part(file, path, -bytes, bytes));
  }

  private Optional<Path> find(String file) {
    return RemoteDirectory.isAddress(location)
        ? Optional.empty()
        : new DatasetDirectory(Path.of(location)).find(file).filter(Files::isRegularFile);
  }

  /** Counts from the end if the place is below 0. */
  private static byte[] part(String file, Path path, long from, long bytes) {
    try {
      long size = Files.size(path);
      long first = from < 0 ? Math.max(0, size + from) : Math.min(from, size);
      long length = Math.min(bytes, size - first);
      if (length > LARGEST) {
        throw tooLarge(file);
      }
      try (InputStream in = FilePart.open(path, first, length)) {
        return in.readAllBytes();
      }
    } catch (IOException unreadable) {
      throw Failure.badRequest("“%s” cannot be read.".formatted(file));
    }
  }

  private Optional<byte[]> remote(String file, String range) {
    HttpResponse<byte[]> answer;
    try {
      answer = remote.get(URI.create(file), range);
    } catch (IllegalArgumentException misshapen) {
      throw Failure.badRequest("“%s” is not an address.".formatted(file));
    }
    if (answer.statusCode() == (range.isEmpty() ? 200 : 206)) {
      return Optional.of(answer.body());
    }
    if (ABSENT.contains(answer.statusCode())) {
      return Optional.empty();
    }
    throw Failure.badRequest(
        "“%s” was answered with the status %d.".formatted(file, answer.statusCode()));
  }

  private static Failure tooLarge(String file) {
    return Failure.badRequest("“%s” is larger than %d MB.".formatted(file, LARGEST >> 20));
  }
}
