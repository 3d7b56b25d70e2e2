package org.clew.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the system’s directory for temporary files, deleted when it is closed, or when nobody
 * holds it any more.
 */
final class TemporaryFile implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Path path;
  private final Cleaner.Cleanable deletion;
  private volatile boolean closed;

  private TemporaryFile(Path path) {
    this.path = path;
    this.deletion = CLEANER.register(this, () -> delete(path));
  }

  /** A new one, empty. */
  static TemporaryFile create(String suffix) {
    try {
      return new TemporaryFile(Files.createTempFile("clew-", suffix));
    } catch (IOException full) {
      throw new UncheckedIOException("Cannot make a temporary file", full);
    }
  }

  /**
   * Where it is.
   *
   * @throws IllegalStateException if it was closed
   */
  Path path() {
    if (closed) {
      throw new IllegalStateException(
          "This was closed, and with it the temporary file that it was read from.");
    }
    return path;
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException inUse) {
      path.toFile().deleteOnExit();
    }
  }

  @Override
  public void close() {
    closed = true;
    deletion.clean();
  }
}
