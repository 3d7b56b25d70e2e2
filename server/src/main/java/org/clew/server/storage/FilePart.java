package org.clew.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Some bytes of a file, read as they are sent: never all at once. */
public final class FilePart extends InputStream {
  private final InputStream file;
  private long left;

  private FilePart(InputStream file, long left) {
    this.file = file;
    this.left = left;
  }

  /** Opens some bytes of a file from a place on; fewer, if it ends before. */
  public static InputStream open(Path path, long from, long bytes) throws IOException {
    return of(Files.newInputStream(path), from, bytes);
  }

  /** The same of a file that is open already, from where it is read; closes it. */
  public static InputStream of(InputStream file, long from, long bytes) throws IOException {
    try {
      file.skipNBytes(from);
      return new FilePart(file, bytes);
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  @Override
  public int read() throws IOException {
    int next = left > 0 ? file.read() : -1;
    left -= next < 0 ? 0 : 1;
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left <= 0) {
      return length == 0 ? 0 : -1;
    }
    int count = file.read(bytes, offset, (int) Math.min(length, left));
    left -= Math.max(count, 0);
    return count;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
