package org.clew.annotation.nml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads NML files, whoever wrote them, as a stream. The order of elements and attributes does not
 * matter. Elements and attributes that this library does not know are kept. Not kept are: XML
 * comments, processing instructions, text between known elements, attributes of the root and of
 * lists such as {@code nodes}, and what is unknown in a list, a node, a {@code metadataEntry} or
 * another element that has no children of its own.
 *
 * <pre>{@code
 * Nml nml = NmlReader.read(Path.of("tracing.nml"));
 * }</pre>
 *
 * <p>Source of the format: the files of WEBKNOSSOS and of its Python client. UTF-8, UTF-16 and
 * ISO-8859-1 are understood. A DOCTYPE is refused, so there are no entities to expand and nothing
 * outside of the file is ever read.
 */
public final class NmlReader {
  private NmlReader() {}

  /**
   * Reads a file.
   *
   * @throws NmlException if it is not a good NML file: with the line and what is wrong there
   */
  public static Nml read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /**
   * Reads a stream to its end; does not close it. Needs no buffered stream.
   *
   * @throws NmlException if it is not a good NML file: with the line and what is wrong there
   */
  public static Nml read(InputStream in) throws IOException {
    return read(in, NmlLimits.DEFAULT);
  }

  /**
   * The same within other limits.
   *
   * @throws NmlException if it is not a good NML file, or goes beyond a limit: with the line and
   *     what is wrong there
   */
  public static Nml read(InputStream in, NmlLimits limits) throws IOException {
    return new DocumentReader(in, limits).read();
  }

  /**
   * Reads only the beginning of a stream: as far as needed to know the parameters. Does not close
   * it, and does not check what follows.
   *
   * @throws NmlException if what is read of it is not good, or if there are no parameters
   */
  public static NmlHead readHead(InputStream in) throws IOException {
    return readHead(in, NmlLimits.DEFAULT);
  }

  /**
   * The same within other limits.
   *
   * @throws NmlException if what is read of it is not good, if there are no parameters, or if it
   *     goes beyond a limit
   */
  public static NmlHead readHead(InputStream in, NmlLimits limits) throws IOException {
    return new DocumentReader(in, limits).readHead();
  }
}
