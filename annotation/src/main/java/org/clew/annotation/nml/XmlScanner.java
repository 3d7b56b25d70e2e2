package org.clew.annotation.nml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
  private static final byte[] DOCTYPE = ascii("<!DOCTYPE");

  private final NmlLimits limits;
  private final XmlBuffer buffer;
  private final XmlTag tag;
  private final XmlTagParser parser;
  private final XmlNames open = new XmlNames();
  private final XmlMarkup markup;
  private boolean isInEmpty;

  XmlScanner(InputStream in, NmlLimits limits) throws IOException {
    this.limits = limits;
    buffer = new XmlBuffer(XmlEncoding.toUtf8(in), limits);
    tag = new XmlTag(buffer, limits.maxAttributes());
    parser = new XmlTagParser(buffer, tag);
    markup = new XmlMarkup(buffer, open);
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
        throw markup.endsEarly();
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
      if (!markup.skip(text)) {
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
    while (!parser.parse()) {
      markup.more();
    }
    if (open.depth() >= limits.maxDepth()) {
      throw buffer.error("The elements are nested more than %s deep.".formatted(limits.maxDepth()));
    }
    isInEmpty = tag.isEmpty;
    if (!isInEmpty) {
      open.push(buffer.bytes, tag.nameStart, tag.nameEnd);
    }
  }

  private void endTag() throws IOException {
    int end = markup.find((byte) '>', buffer.position + 2);
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
        throw markup.endsEarly();
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
      text.append(XmlText.content(buffer.decoded(from, to)));
    } catch (BadReferenceException e) {
      throw error(String.valueOf(e.getMessage()));
    }
    if (text.length() > limits.maxTagBytes()) {
      throw buffer.error("A text is longer than %s bytes.".formatted(limits.maxTagBytes()));
    }
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
      if (!markup.skipOutside()) {
        return;
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
