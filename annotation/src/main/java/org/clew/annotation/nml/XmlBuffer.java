package org.clew.annotation.nml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * A window on the bytes of a file. A zero follows the last byte, so that loops end there without
 * asking each time: no byte of a good file is zero.
 */
final class XmlBuffer {
  private static final int INITIAL = 1 << 16;

  private final InputStream in;
  private final NmlLimits limits;
  private long total;
  byte[] bytes = new byte[INITIAL + 1];
  int position;
  int limit;
  int line = 1;

  XmlBuffer(InputStream in, NmlLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** Whether the position is behind the last byte of the file. */
  boolean isAtEnd() throws IOException {
    return position == limit && !fill(position);
  }

  /**
   * Reads more, and drops what lies before the given place. What was there is at 0 afterwards.
   *
   * @return whether there was more
   */
  boolean fill(int from) throws IOException {
    int kept = limit - from;
    if (kept > limits.maxTagBytes()) {
      throw error("A tag or a text is longer than %d bytes.".formatted(limits.maxTagBytes()));
    }
    byte[] old = bytes;
    if (kept > bytes.length / 2) {
      bytes = new byte[Math.addExact(bytes.length, bytes.length - 1)];
    }
    System.arraycopy(old, from, bytes, 0, kept);
    position -= from;
    limit = kept;
    int read = read();
    limit += read;
    bytes[limit] = 0;
    total += read;
    if (total > limits.maxBytes()) {
      throw error("The file is longer than %d bytes.".formatted(limits.maxBytes()));
    }
    return read > 0;
  }

  private int read() throws IOException {
    try {
      return in.readNBytes(bytes, limit, bytes.length - 1 - limit);
    } catch (CharacterCodingException e) {
      throw error("The text does not fit its encoding.");
    }
  }

  boolean startsWith(byte[] expected) throws IOException {
    while (limit - position < expected.length) {
      if (!fill(position)) {
        return false;
      }
    }
    return Arrays.equals(bytes, position, position + expected.length, expected, 0, expected.length);
  }

  NmlException error(String reason) {
    return new NmlException(line, reason);
  }
}
