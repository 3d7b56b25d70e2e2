package org.clew.annotation.nml;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * A window on the bytes of a file. A zero follows the last byte, so that loops end there without
 * asking each time: no byte of a good file is zero.
 */
final class XmlBuffer {
  private static final int INITIAL = 1 << 16;
  // Eight bytes can be read at once from any place up to the limit.
  private static final int SLACK = 8;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final InputStream in;
  private final NmlLimits limits;
  private long total;
  byte[] bytes = new byte[INITIAL + SLACK];
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
      throw error("A tag or a text is longer than %s bytes.".formatted(limits.maxTagBytes()));
    }
    byte[] old = bytes;
    if (kept > capacity() / 2) {
      bytes = new byte[Math.addExact(2 * capacity(), SLACK)];
    }
    System.arraycopy(old, from, bytes, 0, kept);
    position -= from;
    limit = kept;
    int read = read();
    limit += read;
    bytes[limit] = 0;
    total += read;
    if (total > limits.maxBytes()) {
      throw error("The file is longer than %s bytes.".formatted(limits.maxBytes()));
    }
    return read > 0;
  }

  private int capacity() {
    return bytes.length - SLACK;
  }

  /** The eight bytes from a place not behind the limit, the first in the lowest bits. */
  static long eight(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  private int read() throws IOException {
    try {
      return in.readNBytes(bytes, limit, capacity() - limit);
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

  /** The text of some bytes, without its references resolved. */
  String decoded(int from, int to) throws NmlException {
    String raw = XmlText.plain(bytes, from, to);
    if (raw == null) {
      throw error("The text is not UTF-8.");
    }
    return raw;
  }

  NmlException error(String reason) {
    return new NmlException(line, reason);
  }
}
