package org.clew.annotation.nml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads NML files, whoever wrote them. */
public final class NmlReader {
  private NmlReader() {}

  /**
   * Reads a file.
   *
   * @throws NmlException if it is not a good NML file: with the line and what is wrong there
   */
  public static Nml read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in);
    }
  }

  /**
   * Reads a stream to its end; does not close it.
   *
   * @throws NmlException if it is not a good NML file: with the line and what is wrong there
   */
  public static Nml read(InputStream in) throws IOException {
    if (in.read() < 0) {
      throw new NmlException(0, "The file is empty.");
    }
    throw new UnsupportedOperationException();
  }
}
