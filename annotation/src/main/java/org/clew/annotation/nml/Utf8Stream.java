package org.clew.annotation.nml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Characters as UTF-8, block by block. */
final class Utf8Stream extends InputStream {
  private static final int BLOCK = 1 << 13;

  private final Reader reader;
  // One more than a block, so that a block never ends within a pair of surrogates.
  private final char[] chars = new char[BLOCK + 1];
  private byte[] block = {};
  private int next;

  Utf8Stream(Reader reader) {
    this.reader = reader;
  }

  @Override
  public int read() throws IOException {
    return next == block.length && !refill() ? -1 : block[next++] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == block.length && !refill()) {
      return -1;
    }
    int count = Math.min(length, block.length - next);
    System.arraycopy(block, next, bytes, offset, count);
    next += count;
    return count;
  }

  private boolean refill() throws IOException {
    int count = reader.read(chars, 0, BLOCK);
    if (count <= 0) {
      return false;
    }
    if (Character.isHighSurrogate(chars[count - 1])) {
      int low = reader.read();
      if (low >= 0) {
        chars[count++] = (char) low;
      }
    }
    block = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
    next = 0;
    return true;
  }
}
