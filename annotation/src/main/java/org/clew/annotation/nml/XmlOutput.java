package org.clew.annotation.nml;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Collects bytes of text and numbers and hands them on in blocks. Characters that XML cannot hold
 * become U+FFFD.
 */
final class XmlOutput {
  private static final int BLOCK = 1 << 16;
  // What one number or one character takes at most.
  private static final int LONGEST = 32;

  private final OutputStream out;
  private final byte[] block = new byte[BLOCK];
  private int size;
  private long handedOn;

  XmlOutput(OutputStream out) {
    this.out = out;
  }

  /** All bytes so far. */
  long position() {
    return handedOn + size;
  }

  void handOn() throws IOException {
    out.write(block, 0, size);
    handedOn += size;
    size = 0;
  }

  void flush() throws IOException {
    handOn();
    out.flush();
  }

  void copy(InputStream in, long count) throws IOException {
    long left = count;
    while (left > 0) {
      room(1);
      int read = in.read(block, size, (int) Math.min(left, BLOCK - size));
      if (read < 0) {
        throw new EOFException("What is to be copied ends %s bytes early.".formatted(left));
      }
      size += read;
      left -= read;
    }
  }

  /** Not more than {@link #BLOCK} bytes. */
  void raw(byte[] bytes) throws IOException {
    room(bytes.length);
    System.arraycopy(bytes, 0, block, size, bytes.length);
    size += bytes.length;
  }

  /** Characters below 128 that need no escape. */
  void ascii(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      ascii(text.charAt(i));
    }
  }

  void ascii(char c) throws IOException {
    room(1);
    block[size++] = (byte) c;
  }

  void spaces(int count) throws IOException {
    room(count);
    Arrays.fill(block, size, size + count, (byte) ' ');
    size += count;
  }

  /** A text as the value of an attribute, so that it survives reading as it is. */
  void escaped(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> ascii("&#10;");
        case '\t' -> ascii("&#9;");
        case '"' -> ascii("&quot;");
        default -> i += character(text, i, c);
      }
    }
  }

  /** A text in an element. */
  void content(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      i += character(text, i, text.charAt(i));
    }
  }

  /** One character; returns 1 if it took two places of the text, else 0. */
  private int character(String text, int i, char c) throws IOException {
    switch (c) {
      case '&' -> ascii("&amp;");
      case '<' -> ascii("&lt;");
      case '>' -> ascii("&gt;");
      case '\r' -> ascii("&#13;");
      default -> {
        if (c < 0x80 && XmlText.isAllowed(c)) {
          ascii(c);
        } else {
          return codePoint(text.codePointAt(i));
        }
      }
    }
    return 0;
  }

  private int codePoint(int wanted) throws IOException {
    int codePoint = XmlText.isAllowed(wanted) ? wanted : 0xFFFD;
    room(LONGEST);
    if (codePoint < 0x800) {
      block[size++] = (byte) (0xC0 | (codePoint >> 6));
    } else if (codePoint < 0x10000) {
      block[size++] = (byte) (0xE0 | (codePoint >> 12));
      block[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    } else {
      block[size++] = (byte) (0xF0 | (codePoint >> 18));
      block[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      block[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    }
    block[size++] = (byte) (0x80 | (codePoint & 0x3F));
    return codePoint < 0x10000 ? 0 : 1;
  }

  void number(long value) throws IOException {
    room(LONGEST);
    size = DecimalText.write(value, block, size);
  }

  /** The shortest text that reads as the same number, always with a fraction: {@code 3.0}. */
  void decimal(double value) throws IOException {
    room(LONGEST);
    size = DecimalText.write(value, block, size);
  }

  /** The same, but whole numbers without a fraction: {@code 3}. */
  void shortDecimal(double value) throws IOException {
    if (DecimalText.isWhole(value)) {
      number((long) value);
    } else {
      decimal(value);
    }
  }

  private void room(int bytes) throws IOException {
    if (block.length - size < bytes) {
      handOn();
    }
  }
}
