package org.clew.annotation.archive;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Passes bytes on in pieces of one size, however they come: what deflate makes of them depends on
 * the pieces. Closing and flushing do nothing.
 */
final class EvenStream extends OutputStream {
  private final OutputStream out;
  private final byte[] piece = new byte[1 << 15];
  private int size;

  EvenStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    if (size == piece.length) {
      drain();
    }
    piece[size++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    while (from < offset + length) {
      if (size == piece.length) {
        drain();
      }
      int count = Math.min(offset + length - from, piece.length - size);
      System.arraycopy(bytes, from, piece, size, count);
      size += count;
      from += count;
    }
  }

  void drain() throws IOException {
    out.write(piece, 0, size);
    size = 0;
  }
}
