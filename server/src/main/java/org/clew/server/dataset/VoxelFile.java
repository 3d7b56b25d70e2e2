package org.clew.server.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.clew.server.http.ETag;
import org.clew.server.storage.FilePart;

/**
 * A file of a dataset or of an annotation, to be sent in whole or in part.
 *
 * @param size in bytes
 * @param etag changes whenever the content does
 * @param type for {@code Content-Type}
 * @param source opens it
 */
public record VoxelFile(long size, ETag etag, String type, Source source) {

  /** Opens a part. */
  public interface Source {
    /** To be closed by whoever reads it. */
    InputStream open(ByteRange part) throws IOException;
  }

  /** A file on disk; empty if it is no plain file. */
  static Optional<VoxelFile> of(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return Optional.empty();
      }
      long modified = attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
      ETag etag =
          new ETag("%x-%x-%x".formatted(attributes.size(), modified, path.toString().hashCode()));
      return Optional.of(
          new VoxelFile(
              attributes.size(),
              etag,
              type(String.valueOf(path.getFileName())),
              part -> FilePart.open(path, part.first(), part.length())));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** A document that is not on disk. */
  public static VoxelFile ofJson(byte[] content) {
    String hash = HexFormat.of().toHexDigits(Arrays.hashCode(content));
    ETag etag = new ETag("%x-%s".formatted(content.length, hash));
    return new VoxelFile(
        content.length,
        etag,
        "application/json",
        part -> new ByteArrayInputStream(content, (int) part.first(), (int) part.length()));
  }

  InputStream open(ByteRange part) {
    try {
      return source.open(part);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What {@code Content-Type} says of a file of a name. */
  public static String type(String name) {
    boolean isJson = name.endsWith(".json") || name.startsWith(".z");
    return isJson ? "application/json" : "application/octet-stream";
  }
}
