package org.clew.server.voxel;

import io.airlift.compress.v3.lz4.Lz4Decompressor;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The packings that Zarr and N5 know. */
final class Codecs {
  static final Codec NONE = (packed, most) -> packed;
  static final Codec GZIP = (packed, most) -> all(new GZIPInputStream(in(packed)), most);
  static final Codec ZLIB = (packed, most) -> all(new InflaterInputStream(in(packed)), most);
  static final Codec BZIP2 =
      (packed, most) -> all(new BZip2CompressorInputStream(in(packed), true), most);
  static final Codec XZ = (packed, most) -> all(new XZCompressorInputStream(in(packed)), most);
  static final Codec BLOSC = (packed, most) -> new Blosc(packed).unpacked(most);
  static final Codec ZSTD = Codecs::zstd;
  static final Codec LZ4 = Codecs::lz4;
  static final Codec LZ4_BLOCKS = Codecs::lz4Blocks;
  static final Codec CRC32C = Codecs::crc32c;

  private static final int CHECKSUM = 4;
  private static final int LZ4_HEADER = 21;
  private static final int LZ4_TOKEN = 8;
  private static final int LZ4_RAW = 0x10;

  private Codecs() {}

  private static InputStream in(byte[] packed) {
    return new ByteArrayInputStream(packed);
  }

  private static byte[] all(InputStream unpacking, int most) throws IOException {
    try (unpacking) {
      byte[] all = unpacking.readNBytes(most);
      if (unpacking.read() >= 0) {
        throw new DamagedChunk("it holds more than it should");
      }
      return all;
    }
  }

  private static byte[] zstd(byte[] packed, int most) {
    byte[] all = new byte[most];
    int length = ZstdDecompressor.create().decompress(packed, 0, packed.length, all, 0, most);
    return length == most ? all : Arrays.copyOf(all, length);
  }

  /** As numcodecs writes it: the length, then one block. */
  private static byte[] lz4(byte[] packed, int most) throws IOException {
    int length = little(packed).getInt();
    if (length < 0 || length > most) {
      throw new DamagedChunk("it holds more than it should");
    }
    byte[] all = new byte[length];
    lz4(packed, Integer.BYTES, packed.length - Integer.BYTES, all, 0, length);
    return all;
  }

  static void lz4(byte[] packed, int from, int length, byte[] to, int at, int bytes)
      throws IOException {
    if (Lz4Decompressor.create().decompress(packed, from, length, to, at, bytes) != bytes) {
      throw new DamagedChunk("it holds less than it should");
    }
  }

  /** As lz4-java’s streams write it, and N5 with them: blocks with headers, up to an empty one. */
  private static byte[] lz4Blocks(byte[] packed, int most) throws IOException {
    byte[] all = new byte[most];
    ByteBuffer header = little(packed);
    int filled = 0;
    int next = 0;
    while (next + LZ4_HEADER <= packed.length) {
      int method = header.get(next + LZ4_TOKEN) & 0xf0;
      int length = header.getInt(next + LZ4_TOKEN + 1);
      int bytes = header.getInt(next + LZ4_TOKEN + 5);
      next += LZ4_HEADER;
      if (bytes == 0) {
        break;
      }
      if (length < 0 || length > packed.length - next || bytes < 0 || bytes > most - filled) {
        throw new DamagedChunk("a length in it cannot be");
      }
      if (method == LZ4_RAW) {
        System.arraycopy(packed, next, all, filled, bytes);
      } else {
        lz4(packed, next, length, all, filled, bytes);
      }
      next += length;
      filled += bytes;
    }
    return Arrays.copyOf(all, filled);
  }

  private static byte[] crc32c(byte[] packed, int most) throws IOException {
    int length = packed.length - CHECKSUM;
    if (length < 0) {
      throw new DamagedChunk("it ends too early");
    }
    CRC32C sum = new CRC32C();
    sum.update(packed, 0, length);
    if ((int) sum.getValue() != little(packed).getInt(length)) {
      throw new DamagedChunk("its checksum is wrong");
    }
    return Arrays.copyOf(packed, length);
  }

  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
