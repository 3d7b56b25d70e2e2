package org.clew.annotation.nml;

/** Finds the names and values in start tags. The hottest code of all, so it makes no objects. */
final class XmlTagParser {
  private static final int EIGHT = 8;

  private final XmlBuffer buffer;
  private final XmlTag tag;
  private int at;
  private int nameHash;

  XmlTagParser(XmlBuffer buffer, XmlTag tag) {
    this.buffer = buffer;
    this.tag = tag;
  }

  /**
   * Parses the tag that begins at the buffer’s position.
   *
   * @return false, without moving, if the buffer does not hold all of it
   */
  boolean parse() throws NmlException {
    int start = buffer.position + 1;
    at = start;
    Word word = tag.word();
    if (word.isAt(buffer.bytes, at, ' ')) {
      at += word.bytes.length;
    } else if (scanName()) {
      word = Word.of(buffer.bytes, start, at, nameHash);
    } else {
      return incomplete(buffer.line);
    }
    tag.begin(word, start, at, buffer.line);
    while (true) {
      int before = at;
      skipBlanks();
      byte next = buffer.bytes[at];
      if (next == '>' || next == '/') {
        return close(next);
      }
      if (at == buffer.limit) {
        return incomplete(tag.line);
      }
      if (at == before) {
        throw buffer.error("There is no blank before an attribute of “%s”.".formatted(tag.name()));
      }
      if (!scanAttribute()) {
        return incomplete(tag.line);
      }
    }
  }

  private boolean incomplete(int line) throws NmlException {
    if (at != buffer.limit) {
      throw buffer.error("The tag holds something that does not belong there.");
    }
    buffer.line = line;
    return false;
  }

  private boolean close(byte next) throws NmlException {
    tag.isEmpty = next == '/';
    if (tag.isEmpty) {
      at++;
      if (buffer.bytes[at] != '>') {
        return incomplete(tag.line);
      }
    }
    tag.end();
    buffer.position = at + 1;
    return true;
  }

  /** False if there is no name, or if the buffer ends in it. */
  private boolean scanName() {
    byte[] bytes = buffer.bytes;
    int i = at;
    int hash = 0;
    if (XmlClass.isNameStart(bytes[i])) {
      do {
        hash = Word.hash(hash, bytes[i++]);
      } while (XmlClass.isName(bytes[i]));
    }
    boolean isName = i > at && i < buffer.limit;
    at = i;
    nameHash = hash;
    return isName;
  }

  private boolean scanAttribute() throws NmlException {
    int start = at;
    Word word = tag.expected();
    if (word.isAt(buffer.bytes, start, '=')) {
      at += word.bytes.length;
    } else if (scanName()) {
      word = Word.of(buffer.bytes, start, at, nameHash);
    } else {
      return false;
    }
    int end = at;
    byte quote = scanEqualsAndQuote();
    return quote != 0 && scanValue(quote, word, start, end);
  }

  /** The quote, or 0 if there is none. */
  private byte scanEqualsAndQuote() {
    if (buffer.bytes[at] != '=') {
      skipBlanks();
    }
    if (buffer.bytes[at] != '=') {
      return 0;
    }
    at++;
    byte quote = buffer.bytes[at];
    if (quote != '"' && quote != '\'') {
      skipBlanks();
      quote = buffer.bytes[at];
    }
    if (quote != '"' && quote != '\'') {
      return 0;
    }
    at++;
    return quote;
  }

  private boolean scanValue(byte quote, Word word, int nameStart, int nameEnd) throws NmlException {
    byte[] bytes = buffer.bytes;
    int i = at;
    boolean isPlain = true;
    while (true) {
      int plainBytes;
      do {
        plainBytes = XmlClass.plainOfEight(XmlBuffer.eight(bytes, i), quote);
        i += plainBytes;
      } while (plainBytes == EIGHT);
      byte special = bytes[i];
      if (special == quote) {
        break;
      }
      if (special == '<' || XmlClass.isForbidden(special)) {
        checkEnds(i, special);
        at = i;
        return false;
      }
      isPlain = false;
      buffer.line += special == '\n' ? 1 : 0;
      i++;
    }
    tag.add(word, nameStart, nameEnd, at, i, isPlain);
    at = i + 1;
    return true;
  }

  private void checkEnds(int i, byte special) throws NmlException {
    if (i < buffer.limit) {
      String reason =
          special == '<'
              ? "The value of an attribute of “%s” does not end, or holds “<”."
              : "The value of an attribute of “%s” holds a character that XML does not allow.";
      throw buffer.error(reason.formatted(tag.name()));
    }
  }

  private void skipBlanks() {
    byte[] bytes = buffer.bytes;
    int i = at;
    while (XmlClass.isBlank(bytes[i])) {
      buffer.line += bytes[i] == '\n' ? 1 : 0;
      i++;
    }
    at = i;
  }
}
