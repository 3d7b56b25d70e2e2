package org.clew.annotation.nml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Passes over comments, processing instructions and CDATA. */
final class XmlMarkup {
  private static final byte[] COMMENT = ascii("<!--");
  private static final byte[] COMMENT_END = ascii("-->");
  private static final byte[] CDATA = ascii("<![CDATA[");
  private static final byte[] CDATA_END = ascii("]]>");
  private static final byte[] INSTRUCTION = ascii("<?");
  private static final byte[] INSTRUCTION_END = ascii("?>");

  private final XmlBuffer buffer;
  private final XmlNames open;

  XmlMarkup(XmlBuffer buffer, XmlNames open) {
    this.buffer = buffer;
    this.open = open;
  }

  /** In an element; false if it is none of the three. Adds CDATA to the text. */
  boolean skip(@Nullable StringBuilder text) throws IOException {
    if (buffer.startsWith(CDATA)) {
      skipPast(CDATA, CDATA_END, text);
      return true;
    }
    return skipOutside();
  }

  /** Outside of the root, where no CDATA may be. */
  boolean skipOutside() throws IOException {
    if (buffer.startsWith(COMMENT)) {
      skipPast(COMMENT, COMMENT_END, null);
    } else if (buffer.startsWith(INSTRUCTION)) {
      skipPast(INSTRUCTION, INSTRUCTION_END, null);
    } else {
      return false;
    }
    return true;
  }

  private void skipPast(byte[] begin, byte[] end, @Nullable StringBuilder text) throws IOException {
    buffer.position += begin.length;
    int at = buffer.position;
    int from;
    while (true) {
      at = find(end[end.length - 1], at);
      from = at + 1 - end.length;
      if (from >= buffer.position && isAt(from, end)) {
        break;
      }
      at++;
      if (text == null && from > buffer.position) {
        buffer.line += lines(from);
        buffer.position = from;
      }
    }
    buffer.line += lines(from);
    if (text != null) {
      text.append(XmlText.lines(buffer.decoded(buffer.position, from)));
    }
    buffer.position = at + 1;
  }

  private boolean isAt(int from, byte[] expected) {
    int to = from + expected.length;
    return Arrays.equals(buffer.bytes, from, to, expected, 0, expected.length);
  }

  /** The place of the next such byte; what lies between position and it stays in the buffer. */
  int find(byte wanted, int from) throws IOException {
    int at = from;
    while (true) {
      while (at < buffer.limit && buffer.bytes[at] != wanted) {
        at++;
      }
      if (at < buffer.limit) {
        return at;
      }
      at -= buffer.position;
      more();
      at += buffer.position;
    }
  }

  /** Reads more behind the position. */
  void more() throws IOException {
    if (!buffer.fill(buffer.position)) {
      throw endsEarly();
    }
  }

  NmlException endsEarly() {
    return buffer.error(
        open.depth() == 0
            ? "The file ends in the middle of a tag."
            : "The file ends before “%s” does.".formatted(open.last()));
  }

  private int lines(int to) {
    int lines = 0;
    for (int i = buffer.position; i < to; i++) {
      lines += buffer.bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
