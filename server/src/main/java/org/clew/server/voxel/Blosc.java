package org.clew.server.voxel;

import io.airlift.compress.v3.snappy.SnappyDecompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A buffer of Blosc 1: a header, where its blocks begin, and the blocks, each packed in one stream
 * or in one for each byte of an element, shuffled before. The format is that of README_CHUNK_FORMAT
 * of c-blosc.
 */
final class Blosc {
  private static final int HEADER = 16;
  private static final int OLD_VERSION = 2;
  private static final int SHUFFLED = 1;
  private static final int COPIED = 2;
  private static final int BITS_SHUFFLED = 4;
  private static final int NEVER_SPLIT = 16;
  private static final int FORMAT_SHIFT = 5;
  private static final int MOST_SPLITS = 16;
  private static final int LEAST_TO_SPLIT = 128;

  private final byte[] packed;
  private final ByteBuffer numbers;
  private final int flags;
  private final int typeSize;
  private final int length;
  private final int blockSize;

  Blosc(byte[] packed) throws IOException {
    if (packed.length < HEADER) {
      throw new DamagedChunk("it ends too early");
    }
    this.packed = packed;
    numbers = Codecs.little(packed);
    flags = packed[2] & 0xff;
    typeSize = Math.max(1, packed[3] & 0xff);
    length = numbers.getInt(4);
    blockSize = numbers.getInt(8);
  }

  byte[] unpacked(int most) throws IOException {
    if (length < 0 || length > most || (blockSize <= 0 && length > 0)) {
      throw new DamagedChunk("a length in it cannot be");
    }
    byte[] all = new byte[length];
    if ((flags & COPIED) != 0) {
      System.arraycopy(packed, HEADER, all, 0, length);
      return all;
    }
    byte[] block = new byte[Math.min(blockSize, length)];
    for (int i = 0, at = 0; at < length; i++, at += blockSize) {
      int bytes = Math.min(blockSize, length - at);
      unpackBlock(numbers.getInt(HEADER + i * Integer.BYTES), block, bytes);
      if ((flags & SHUFFLED) != 0 && typeSize > 1) {
        Shuffle.undoBytes(block, bytes, typeSize, all, at);
      } else if ((flags & BITS_SHUFFLED) != 0 && areBitsShuffled(bytes / typeSize)) {
        Shuffle.undoBits(block, bytes, typeSize, all, at);
      } else {
        System.arraycopy(block, 0, all, at, bytes);
      }
    }
    return all;
  }

  /** What c-blosc 1 writes leaves a block alone whose numbers are not a multiple of eight. */
  private boolean areBitsShuffled(int count) {
    return count > 0 && (packed[0] > OLD_VERSION || count % Byte.SIZE == 0);
  }

  private void unpackBlock(int begin, byte[] block, int bytes) throws IOException {
    boolean isSplit =
        (flags & NEVER_SPLIT) == 0
            && typeSize <= MOST_SPLITS
            && blockSize / typeSize >= LEAST_TO_SPLIT
            && bytes == blockSize;
    int streams = isSplit ? typeSize : 1;
    int each = bytes / streams;
    int next = begin;
    for (int stream = 0; stream < streams; stream++) {
      int size = numbers.getInt(next);
      next += Integer.BYTES;
      if (size < 0 || size > packed.length - next) {
        throw new DamagedChunk("a length in it cannot be");
      }
      if (size == each) {
        System.arraycopy(packed, next, block, stream * each, each);
      } else {
        unpackStream(next, size, block, stream * each, each);
      }
      next += size;
    }
  }

  private void unpackStream(int from, int size, byte[] to, int at, int bytes) throws IOException {
    int done =
        switch (flags >> FORMAT_SHIFT) {
          case 0 -> BloscLz.unpack(packed, from, size, to, at, bytes);
          case 1 -> {
            Codecs.lz4(packed, from, size, to, at, bytes);
            yield bytes;
          }
          case 2 -> SnappyDecompressor.create().decompress(packed, from, size, to, at, bytes);
          case 3 -> inflate(from, size, to, at, bytes);
          case 4 -> ZstdDecompressor.create().decompress(packed, from, size, to, at, bytes);
          default -> throw new DamagedChunk("its Blosc format is not known");
        };
    if (done != bytes) {
      throw new DamagedChunk("it holds less than it should");
    }
  }

  private int inflate(int from, int size, byte[] to, int at, int bytes) throws IOException {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed, from, size);
      int filled = 0;
      while (filled < bytes && !inflater.finished()) {
        int more = inflater.inflate(to, at + filled, bytes - filled);
        if (more == 0 && inflater.needsInput()) {
          break;
        }
        filled += more;
      }
      return filled;
    } catch (DataFormatException damaged) {
      throw new DamagedChunk("it cannot be unpacked");
    }
  }
}
