package org.clew.annotation.archive;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The directory of a zip in a file, as described in APPNOTE.TXT 6.3.10 of PKWARE, 4.3.12 to 4.3.16.
 * How much it holds is looked at before any of it is read.
 */
final class CentralDirectory {
  private static final int HEADER_LENGTH = 46;
  private static final int HEADER = 0x02014b50;

  private final FileChannel file;
  private final String archive;
  private final ArchiveLimits limits;
  private final Set<String> names = new HashSet<>();
  private long packedBytes;
  private long unpackedBytes;

  private CentralDirectory(FileChannel file, String archive, ArchiveLimits limits) {
    this.file = file;
    this.archive = archive;
    this.limits = limits;
  }

  /** Is given each file of the directory; not folders and what macOS adds. */
  interface Visitor {
    void file(EntryName name) throws ArchiveException;
  }

  /**
   * Reads the directory of a zip.
   *
   * @return how many bytes its files have when unpacked, as the directory claims
   * @throws ArchiveException if it is not a whole zip or beyond the limits
   */
  static long read(Path file, String archive, ArchiveLimits limits, Visitor visitor)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      CentralDirectory directory = new CentralDirectory(channel, archive, limits);
      directory.entries(DirectoryExtent.find(channel, archive, limits), visitor);
      if (Files.size(file) < directory.packedBytes) {
        throw damaged(archive);
      }
      return directory.unpackedBytes;
    } catch (EOFException early) {
      throw new ArchiveException(archive, "It is damaged: it ends within its directory.");
    }
  }

  private void entries(DirectoryExtent extent, Visitor visitor) throws IOException {
    file.position(extent.offset());
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(file)));
    long read = 0;
    for (long entry = 0; entry < extent.entries(); entry++) {
      read += entry(in, visitor);
      if (read > extent.size()) {
        throw damaged(archive);
      }
    }
    if (read != extent.size()) {
      throw damaged(archive);
    }
  }

  private long entry(DataInputStream in, Visitor visitor) throws IOException {
    ByteBuffer header = next(in, HEADER_LENGTH);
    if (header.getInt(0) != HEADER) {
      throw damaged(archive);
    }
    byte[] name = next(in, Short.toUnsignedInt(header.getShort(28))).array();
    ByteBuffer extra = next(in, Short.toUnsignedInt(header.getShort(30)));
    int comment = next(in, Short.toUnsignedInt(header.getShort(32))).limit();
    String path = EntryName.decode(name);
    checkCanBeRead(header, path);
    addSizes(header, extra);
    boolean isFolder = path.endsWith("/");
    EntryName safe =
        Names.checked(archive, isFolder ? ArchiveReader.withoutSlash(path) : path, limits, names);
    if (!isFolder && !safe.isJunk()) {
      visitor.file(safe);
    }
    return (long) HEADER_LENGTH + name.length + extra.capacity() + comment;
  }

  private void checkCanBeRead(ByteBuffer header, String path) throws ArchiveException {
    int method = header.getShort(10);
    if ((header.getShort(8) & 1) != 0) {
      throw new ArchiveException(archive, "It is encrypted; pack the files without a password.");
    }
    if (method != 0 && method != 8) {
      throw new ArchiveException(
          archive,
          "The entry “%s” is packed with method %d, but only stored and deflated ones can be read."
              .formatted(EntryName.printable(path), method));
    }
  }

  private void addSizes(ByteBuffer header, ByteBuffer extra) throws ArchiveException {
    long packed = Integer.toUnsignedLong(header.getInt(20));
    long unpacked = Integer.toUnsignedLong(header.getInt(24));
    ByteBuffer large = large(extra);
    if (unpacked == EndRecord.FAR && large.remaining() >= 8) {
      unpacked = large.getLong();
    }
    if (packed == EndRecord.FAR && large.remaining() >= 8) {
      packed = large.getLong();
    }
    // Neither sum can overflow: each is checked before the next is added.
    if (packed < 0 || unpacked < 0 || packed > limits.maxBytes() || unpacked > limits.maxBytes()) {
      throw tooLarge();
    }
    packedBytes += packed;
    unpackedBytes += unpacked;
    if (unpackedBytes > limits.maxBytes() || packedBytes > limits.maxBytes()) {
      throw tooLarge();
    }
    if (limits.isBomb(unpackedBytes, packedBytes)) {
      throw Names.bomb(archive, limits);
    }
  }

  /** The sizes that do not fit into the header. */
  private static ByteBuffer large(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = extra.getShort();
      int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
      if (id == 1) {
        extra.limit(extra.position() + length);
        return extra;
      }
      extra.position(extra.position() + length);
    }
    return extra.limit(extra.position());
  }

  private static ByteBuffer next(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ArchiveException tooLarge() {
    return ArchiveException.beyondLimits(
        archive,
        "Unpacked it is larger than the %d bytes that are taken.".formatted(limits.maxBytes()));
  }

  static ArchiveException damaged(String archive) {
    return new ArchiveException(archive, "It is damaged: its directory contradicts itself.");
  }
}
