package org.clew.annotation.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Counts what passes and remembers its beginning and its end, where a zip says that it is whole.
 */
final class TailStream extends FilterInputStream {
  /** The end record of a zip with the longest comment. */
  private static final int LENGTH = EndRecord.LENGTH + 0xffff;

  private final byte[] ring = new byte[LENGTH];
  private final ByteBuffer start = ByteBuffer.allocate(4);
  private long count;

  TailStream(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  /** Whether it begins like a zip that is not empty. */
  boolean startsAsZip() {
    return start.position() == 4 && start.get(0) == 'P' && start.get(1) == 'K' && start.get(2) == 3;
  }

  /** The last bytes that have passed. */
  ByteBuffer tail() {
    int length = (int) Math.min(count, LENGTH);
    byte[] tail = new byte[length];
    int from = (int) ((count - length) % LENGTH);
    int first = Math.min(length, LENGTH - from);
    System.arraycopy(ring, from, tail, 0, first);
    System.arraycopy(ring, 0, tail, first, length - first);
    return ByteBuffer.wrap(tail);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? read : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      start.put(bytes, offset, Math.min(read, start.remaining()));
      remember(bytes, offset, read);
    }
    return read;
  }

  private void remember(byte[] bytes, int offset, int length) {
    int kept = Math.min(length, LENGTH);
    int from = offset + length - kept;
    int to = (int) ((count + length - kept) % LENGTH);
    int first = Math.min(kept, LENGTH - to);
    System.arraycopy(bytes, from, ring, to, first);
    System.arraycopy(bytes, from + first, ring, 0, kept - first);
    count += length;
  }

  @Override
  public long skip(long count) throws IOException {
    throw new UnsupportedOperationException("Everything is read, so that it is seen.");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
