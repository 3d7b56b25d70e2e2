package org.clew.annotation.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips as other programs and bad people make them. */
final class Zips {
  private Zips() {}

  /** Entries by name, in their order; a name with a slash at its end is a folder. */
  static byte[] of(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static byte[] of(String... namesAndTexts) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      entries.put(namesAndTexts[i], text(namesAndTexts[i + 1]));
    }
    return of(entries);
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The zip with each occurrence of a text of Latin-1 replaced by another of the same length. */
  static byte[] replaced(byte[] zip, String old, String replacement) {
    return new String(zip, StandardCharsets.ISO_8859_1)
        .replace(old, replacement)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The zip, whose entries all claim to be encrypted. */
  static byte[] encrypted(byte[] zip) {
    byte[] changed = zip.clone();
    for (int i = 0; i + 10 < changed.length; i++) {
      if (changed[i] == 'P' && changed[i + 1] == 'K' && changed[i + 2] == 3) {
        changed[i + 6] |= 1;
      }
      if (changed[i] == 'P' && changed[i + 1] == 'K' && changed[i + 2] == 1) {
        changed[i + 8] |= 1;
      }
    }
    return changed;
  }

  /** A zip of many empty stored files, made while it is read. */
  static InputStream ofEmptyFiles(int count) {
    List<InputStream> files =
        new AbstractList<>() {
          @Override
          public InputStream get(int number) {
            return new ByteArrayInputStream(localHeader("file%07d".formatted(number)));
          }

          @Override
          public int size() {
            return count;
          }
        };
    return new SequenceInputStream(Collections.enumeration(files));
  }

  private static byte[] localHeader(String name) {
    byte[] bytes = text(name);
    return little(30 + bytes.length)
        .putInt(0, 0x04034b50)
        .putShort(4, (short) 10)
        .putShort(26, (short) bytes.length)
        .put(30, bytes)
        .array();
  }

  /** A directory of that many files, and an end that claims another number of them. */
  static byte[] directory(int count, int claimed) {
    byte[][] headers =
        IntStream.range(0, count)
            .mapToObj(number -> header("file%07d".formatted(number), 0, 0))
            .toArray(byte[][]::new);
    return directory(claimed, headers);
  }

  static byte[] directory(int claimed, byte[]... headers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] header : headers) {
      bytes.writeBytes(header);
    }
    int size = bytes.size();
    bytes.writeBytes(
        little(22)
            .putInt(0, 0x06054b50)
            .putShort(8, (short) claimed)
            .putShort(10, (short) claimed)
            .putInt(12, size)
            .array());
    return bytes.toByteArray();
  }

  /** A file of the directory, deflated, of the given sizes. */
  static byte[] header(String name, int packed, int unpacked) {
    byte[] bytes = text(name);
    return little(46 + bytes.length)
        .putInt(0, 0x02014b50)
        .putShort(10, (short) 8)
        .putInt(20, packed)
        .putInt(24, unpacked)
        .putShort(28, (short) bytes.length)
        .put(46, bytes)
        .array();
  }

  /** An end that sends to a larger one, which claims that many files. */
  static byte[] large(long claimed) {
    return little(56 + 20 + 22)
        .putInt(0, 0x06064b50)
        .putLong(24, claimed)
        .putLong(32, claimed)
        .putInt(56, 0x07064b50)
        .putInt(76, 0x06054b50)
        .putShort(84, (short) -1)
        .putShort(86, (short) -1)
        .putInt(88, -1)
        .putInt(92, -1)
        .array();
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
