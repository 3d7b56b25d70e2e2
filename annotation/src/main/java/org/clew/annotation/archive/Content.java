package org.clew.annotation.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What goes into an entry, written when its turn comes. */
@FunctionalInterface
public interface Content {
  /** Writes it; does not close the stream. */
  void writeTo(OutputStream out) throws IOException;

  /** These bytes. */
  static Content of(byte[] bytes) {
    return out -> out.write(bytes);
  }

  /** A file. */
  static Content of(Path file) {
    return out -> Files.copy(file, out);
  }

  /** A stream, opened when its turn comes and closed then. */
  static Content of(Opener opener) {
    return out -> {
      try (InputStream in = opener.open()) {
        in.transferTo(out);
      }
    };
  }

  /** Opens a stream. */
  @FunctionalInterface
  interface Opener {
    /** Opens it anew. */
    InputStream open() throws IOException;
  }
}
