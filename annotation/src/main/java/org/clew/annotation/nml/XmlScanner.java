package org.clew.annotation.nml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.clew.annotation.nml.XmlText.BadReferenceException;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an XML file, element by element, without making objects of what it passes. Knows no
 * DOCTYPE, and so no entities but the five of XML itself.
 *
 * <pre>{@code
 * while (scanner.nextChild()) { // of the element whose start tag was read last
 *   … scanner.tag() …
 *   scanner.skip(); // or another such loop
 * }
 * }</pre>
 */
final class XmlScanner {
  private static final byte[] COMMENT = ascii("<!--");
  private static final byte[] COMMENT_END = ascii("-->");
  private static final byte[] CDATA = ascii("<![CDATA[");
  private static final byte[] CDATA_END = ascii("]]>");
  private static final byte[] INSTRUCTION = ascii("<?");
  private static final byte[] INSTRUCTION_END = ascii("?>");
  private static final byte[] DOCTYPE = ascii("<!DOCTYPE");

  private final NmlLimits limits;
  private final XmlBuffer buffer;
  private final XmlTag tag;
  private final XmlNames open = new XmlNames();
  private boolean isInEmpty;

  XmlScanner(InputStream in, NmlLimits limits) throws IOException {
    this.limits = limits;
    buffer = new XmlBuffer(XmlEncoding.toUtf8(in), limits);
    tag = new XmlTag(buffer, limits.maxAttributes());
  }

  /** The start tag that was read last. */
  XmlTag tag() {
    return tag;
  }

  /** The line of that tag. */
  int line() {
    return tag.line;
  }

  /** What is wrong with that tag. */
  NmlException error(String reason) {
    return tag.error(reason);
  }

  /** Goes to the root. */
  void start() throws IOException {
    if (buffer.isAtEnd()) {
      throw new NmlException(0, "The file is empty.");
    }
    skipMisc("This is not XML: there is something else before the first “<”.");
    if (buffer.isAtEnd()) {
      throw buffer.error("The file holds no element.");
    }
    startTag();
  }

  /** Checks that nothing follows the root. */
  void finish() throws IOException {
    skipMisc("Something follows the end of the root element.");
    if (!buffer.isAtEnd()) {
      throw buffer.error("A second root element follows.");
    }
  }

  /**
   * Goes to the next element in the element whose start tag was read last and that has not been
   * left.
   *
   * @return false once there is none; the element is left then
   */
  boolean nextChild() throws IOException {
    return nextChild(null);
  }

  /** The same, and adds the text on the way. */
  boolean nextChild(@Nullable StringBuilder text) throws IOException {
    if (isInEmpty) {
      isInEmpty = false;
      return false;
    }
    while (true) {
      content(text);
      if (buffer.position + 1 == buffer.limit && !buffer.fill(buffer.position)) {
        throw endsEarly();
      }
      byte next = buffer.bytes[buffer.position + 1];
      if (next == '/') {
        endTag();
        return false;
      }
      if (next != '!' && next != '?') {
        startTag();
        return true;
      }
      if (!skipMarkup(text)) {
        throw buffer.error("After “<!” comes neither a comment nor CDATA.");
      }
    }
  }

  /** Leaves the element whose start tag was read last, with all that is in it. */
  void skip() throws IOException {
    int depth = 1;
    while (depth > 0) {
      depth += nextChild() ? 1 : -1;
    }
  }

  private void startTag() throws IOException {
    while (!tag.parse()) {
      more();
    }
    isInEmpty = tag.isEmpty;
    if (!isInEmpty) {
      if (open.depth() >= limits.maxDepth()) {
        throw buffer.error(
            "The elements are nested more than %s deep.".formatted(limits.maxDepth()));
      }
      open.push(buffer.bytes, tag.nameStart, tag.nameEnd);
    } else if (open.depth() >= limits.maxDepth()) {
      throw buffer.error("The elements are nested more than %s deep.".formatted(limits.maxDepth()));
    }
  }

  private void endTag() throws IOException {
    int end = find((byte) '>', buffer.position + 2);
    int from = buffer.position + 2;
    int to = end;
    while (to > from && XmlClass.isBlank(buffer.bytes[to - 1])) {
      buffer.line += buffer.bytes[--to] == '\n' ? 1 : 0;
    }
    if (!open.pop(buffer.bytes, from, to)) {
      throw buffer.error("The end tag does not fit the open element “%s”.".formatted(open.last()));
    }
    buffer.position = end + 1;
  }

  /** Goes to the next “&lt;”. */
  private void content(@Nullable StringBuilder text) throws IOException {
    int at = buffer.position;
    while (true) {
      byte[] bytes = buffer.bytes;
      while (bytes[at] != '<' && !XmlClass.isForbidden(bytes[at])) {
        buffer.line += bytes[at] == '\n' ? 1 : 0;
        at++;
      }
      if (bytes[at] == '<') {
        break;
      }
      if (at < buffer.limit) {
        throw buffer.error("The text holds a character that XML does not allow.");
      }
      int from = text == null ? at : buffer.position;
      buffer.position = from;
      if (!buffer.fill(from)) {
        throw endsEarly();
      }
      at -= from;
    }
    if (text != null && at > buffer.position) {
      append(text, buffer.position, at);
    }
    buffer.position = at;
  }

  private void append(StringBuilder text, int from, int to) throws NmlException {
    try {
      text.append(XmlText.content(decoded(from, to)));
    } catch (BadReferenceException e) {
      throw error(String.valueOf(e.getMessage()));
    }
    if (text.length() > limits.maxTagBytes()) {
      throw buffer.error("A text is longer than %s bytes.".formatted(limits.maxTagBytes()));
    }
  }

  private String decoded(int from, int to) throws NmlException {
    String raw = XmlText.plain(buffer.bytes, from, to);
    if (raw == null) {
      throw buffer.error("The text is not UTF-8.");
    }
    return raw;
  }

  /** Comments, processing instructions and CDATA; false if it is none of them. */
  private boolean skipMarkup(@Nullable StringBuilder text) throws IOException {
    if (buffer.startsWith(COMMENT)) {
      skipPast(COMMENT, COMMENT_END, null);
    } else if (buffer.startsWith(INSTRUCTION)) {
      skipPast(INSTRUCTION, INSTRUCTION_END, null);
    } else if (open.depth() > 0 && buffer.startsWith(CDATA)) {
      skipPast(CDATA, CDATA_END, text);
    } else {
      return false;
    }
    return true;
  }

  private void skipMisc(String otherwise) throws IOException {
    while (true) {
      while (!buffer.isAtEnd() && XmlClass.isBlank(buffer.bytes[buffer.position])) {
        buffer.line += buffer.bytes[buffer.position++] == '\n' ? 1 : 0;
      }
      if (buffer.isAtEnd()) {
        return;
      }
      if (buffer.startsWith(DOCTYPE)) {
        throw buffer.error("An NML file may not have a DOCTYPE.");
      }
      if (buffer.bytes[buffer.position] != '<') {
        throw buffer.error(otherwise);
      }
      if (!skipMarkup(null)) {
        return;
      }
    }
  }

  private void skipPast(byte[] begin, byte[] end, @Nullable StringBuilder text) throws IOException {
    buffer.position += begin.length;
    int at = buffer.position;
    byte last = end[end.length - 1];
    while (true) {
      at = find(last, at);
      int from = at + 1 - end.length;
      if (from >= buffer.position
          && Arrays.equals(buffer.bytes, from, at + 1, end, 0, end.length)) {
        break;
      }
      at++;
      if (text == null && from > buffer.position) {
        buffer.line += lines(buffer.position, from);
        buffer.position = from;
      }
    }
    int contentEnd = at + 1 - end.length;
    buffer.line += lines(buffer.position, contentEnd);
    if (text != null) {
      text.append(XmlText.lines(decoded(buffer.position, contentEnd)));
    }
    buffer.position = at + 1;
  }

  /** The place of the next such byte; what lies between position and it stays in the buffer. */
  private int find(byte wanted, int from) throws IOException {
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

  private void more() throws IOException {
    if (!buffer.fill(buffer.position)) {
      throw endsEarly();
    }
  }

  private int lines(int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      lines += buffer.bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  private NmlException endsEarly() {
    return buffer.error(
        open.depth() == 0
            ? "The file ends in the middle of a tag."
            : "The file ends before “%s” does.".formatted(open.last()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
