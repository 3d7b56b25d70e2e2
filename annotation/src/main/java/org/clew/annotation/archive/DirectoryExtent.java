package org.clew.annotation.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Where the directory of a zip lies in its file, as described in APPNOTE.TXT 6.3.10 of PKWARE,
 * 4.3.14 to 4.3.16.
 *
 * @param entries how many it holds
 * @param size in bytes
 * @param offset in bytes
 */
record DirectoryExtent(long entries, long size, long offset) {
  /** What a directory takes on average for an entry with a long name and times. */
  private static final long MOST_BYTES_AN_ENTRY = 256;

  private static final int LOCATOR_LENGTH = 20;
  private static final int LOCATOR = 0x07064b50;
  private static final int LARGE_END_LENGTH = 56;
  private static final int LARGE_END = 0x06064b50;

  /**
   * Finds it, without reading any of it.
   *
   * @throws ArchiveException if there is none, or one beyond the limits
   */
  static DirectoryExtent find(FileChannel file, String archive, ArchiveLimits limits)
      throws IOException {
    int length = (int) Math.min(file.size(), EndRecord.LENGTH + 0xffff);
    long start = file.size() - length;
    EndRecord end = EndRecord.find(at(file, start, length)).orElseThrow(() -> noEnd(archive));
    long position = start + end.position();
    if (end.isElsewhere()) {
      return large(file, position, archive, limits);
    }
    return new DirectoryExtent(end.entries(), end.directorySize(), end.directoryOffset())
        .checked(position, archive, limits);
  }

  private static ArchiveException noEnd(String archive) {
    return new ArchiveException(
        archive, "It is not a zip file, or was not copied as a whole: it has no end record.");
  }

  /** Of an archive with too many entries or bytes for the old end record. */
  private static DirectoryExtent large(
      FileChannel file, long endRecord, String archive, ArchiveLimits limits) throws IOException {
    if (endRecord < LOCATOR_LENGTH) {
      throw CentralDirectory.damaged(archive);
    }
    ByteBuffer locator = at(file, endRecord - LOCATOR_LENGTH, LOCATOR_LENGTH);
    long position = locator.getLong(8);
    if (locator.getInt(0) != LOCATOR || position < 0 || position > endRecord) {
      throw CentralDirectory.damaged(archive);
    }
    ByteBuffer end = at(file, position, LARGE_END_LENGTH);
    if (end.getInt(0) != LARGE_END) {
      throw CentralDirectory.damaged(archive);
    }
    return new DirectoryExtent(end.getLong(32), end.getLong(40), end.getLong(48))
        .checked(position, archive, limits);
  }

  /**
   * @param end where the end record begins, right behind the directory
   */
  private DirectoryExtent checked(long end, String archive, ArchiveLimits limits)
      throws ArchiveException {
    if (entries > limits.maxEntries()) {
      throw ArchiveException.beyondLimits(
          archive,
          "It holds %d files, but more than %d in an archive are not taken."
              .formatted(entries, limits.maxEntries()));
    }
    boolean isNegative = entries < 0 || size < 0 || offset < 0;
    if (isNegative || size > MOST_BYTES_AN_ENTRY * limits.maxEntries() || offset + size != end) {
      throw CentralDirectory.damaged(archive);
    }
    return this;
  }

  private static ByteBuffer at(FileChannel file, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }
}
