package org.clew.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** A success whose body is still to be read; closing it ends the transfer. */
final class Download implements Response, AutoCloseable {
  private final int status;
  private final HttpHeaders headers;
  private final BodyStream body;
  private final Faults faults;

  Download(int status, HttpHeaders headers, BodyStream body, Faults faults) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.faults = faults;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  /** The name that the server proposes ({@code Content-Disposition}), without any directory. */
  Optional<String> fileName() {
    return headers.firstValue("Content-Disposition").flatMap(Disposition::fileName);
  }

  /** The version of what is sent ({@code ETag}), with its quotes. */
  Optional<String> etag() {
    return headers.firstValue("ETag");
  }

  /**
   * The bytes while they arrive. Reading ends with an {@link IOException} if the server falls
   * silent or the connection breaks; the end of the stream is the end of what was sent.
   */
  InputStream body() {
    return body;
  }

  /**
   * Writes the bytes to a file, replacing what is there. The file appears whole or not at all.
   *
   * @throws InvalidResponseException if the transfer breaks
   * @throws UncheckedIOException if the file cannot be written
   */
  void to(Path file) {
    try {
      Path partial =
          file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
      try {
        write(partial);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Cannot write " + file, unwritable);
    }
  }

  private void write(Path partial) throws IOException {
    try (var out = Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW)) {
      copy(out);
    }
  }

  /**
   * Writes the bytes onto a stream as they arrive; does not close it.
   *
   * @throws InvalidResponseException if the transfer breaks
   * @throws UncheckedIOException if the stream does not take them
   */
  void to(OutputStream out) {
    try {
      copy(out);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Cannot pass on what is downloaded", unwritable);
    }
  }

  private void copy(OutputStream out) throws IOException {
    byte[] piece = new byte[1 << 16];
    for (int count = next(piece); count >= 0; count = next(piece)) {
      out.write(piece, 0, count);
    }
  }

  private int next(byte[] piece) {
    try {
      return body.read(piece);
    } catch (IOException broken) {
      throw faults.of(broken);
    }
  }

  @Override
  public void close() {
    body.close();
  }
}
