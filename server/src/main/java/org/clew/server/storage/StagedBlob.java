package org.clew.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes on their way into the store: complete and safe on disk, yet visible to nobody. Closing it
 * takes away what was not published.
 *
 * @param blob name and size
 * @param file where they wait
 */
public record StagedBlob(Blob blob, Path file) implements AutoCloseable {
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }
}
