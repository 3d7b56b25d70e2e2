package org.clew.annotation.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The record at the end of a zip, as described in APPNOTE.TXT 6.3.10 of PKWARE, 4.3.16.
 *
 * @param position in the bytes that were searched
 * @param entries how many the archive holds; 65535 says to look elsewhere
 * @param directorySize in bytes; 0xffffffff says to look elsewhere
 * @param directoryOffset from the beginning of the archive; 0xffffffff says to look elsewhere
 */
record EndRecord(int position, int entries, long directorySize, long directoryOffset) {
  static final int LENGTH = 22;
  static final int MANY = 0xffff;
  static final long FAR = 0xffffffffL;
  private static final int SIGNATURE = 0x06054b50;

  /** Finds it in the last bytes of an archive; the comment behind it may look like anything. */
  static Optional<EndRecord> find(ByteBuffer tail) {
    ByteBuffer bytes = tail.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.limit();
    for (int position = end - LENGTH; position >= 0; position--) {
      boolean isThere =
          bytes.getInt(position) == SIGNATURE
              && position + LENGTH + unsigned(bytes, position + 20) == end;
      if (isThere) {
        return Optional.of(
            new EndRecord(
                position,
                unsigned(bytes, position + 10),
                Integer.toUnsignedLong(bytes.getInt(position + 12)),
                Integer.toUnsignedLong(bytes.getInt(position + 16))));
      }
    }
    return Optional.empty();
  }

  boolean isElsewhere() {
    return entries == MANY || directorySize == FAR || directoryOffset == FAR;
  }

  private static int unsigned(ByteBuffer bytes, int position) {
    return Short.toUnsignedInt(bytes.getShort(position));
  }
}
