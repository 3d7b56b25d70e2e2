package org.clew.annotation.nml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns bytes of a file into text: UTF-8, references, ends of lines. */
final class XmlText {
  private static final char REPLACEMENT = '\uFFFD';

  private XmlText() {}

  /** Plain text; null if it is not UTF-8. */
  static @Nullable String plain(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The value of an attribute: blanks become spaces, references what they refer to. */
  static String value(String raw) throws BadReferenceException {
    return resolve(
        raw.replace("\r\n", " ").replace('\r', ' ').replace('\n', ' ').replace('\t', ' '));
  }

  /** Text of an element: references become what they refer to. */
  static String content(String raw) throws BadReferenceException {
    return resolve(lines(raw));
  }

  /** Ends of lines become line feeds. */
  static String lines(String raw) {
    return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String resolve(String text) throws BadReferenceException {
    int at = text.indexOf('&');
    if (at < 0) {
      return text;
    }
    StringBuilder resolved = new StringBuilder(text.length());
    int from = 0;
    while (at >= 0) {
      int end = text.indexOf(';', at);
      if (end < 0) {
        throw new BadReferenceException(text.substring(at, Math.min(text.length(), at + 10)));
      }
      resolved.append(text, from, at);
      resolved.appendCodePoint(referred(text.substring(at + 1, end)));
      from = end + 1;
      at = text.indexOf('&', from);
    }
    return resolved.append(text, from, text.length()).toString();
  }

  private static int referred(String name) throws BadReferenceException {
    return switch (name) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> codePoint(name);
    };
  }

  private static int codePoint(String name) throws BadReferenceException {
    int radix = name.startsWith("#x") ? 16 : 10;
    int from = radix == 16 ? 2 : 1;
    int codePoint = -1;
    if (name.startsWith("#") && name.length() > from && name.length() <= from + 9) {
      codePoint = 0;
      for (int i = from; i < name.length() && codePoint >= 0; i++) {
        int digit = name.charAt(i) < 0x80 ? Character.digit(name.charAt(i), radix) : -1;
        codePoint =
            digit < 0 || codePoint > Character.MAX_CODE_POINT ? -1 : codePoint * radix + digit;
      }
    }
    if (!isAllowed(codePoint)) {
      throw new BadReferenceException("&" + name.substring(0, Math.min(name.length(), 20)) + ";");
    }
    return codePoint;
  }

  /** Whether XML can hold a character. */
  static boolean isAllowed(int codePoint) {
    if (codePoint < ' ') {
      return codePoint == '\n' || codePoint == '\t' || codePoint == '\r';
    }
    return codePoint <= 0xD7FF
        || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
        || (codePoint >= 0x10000 && codePoint <= Character.MAX_CODE_POINT);
  }

  /** A reference to something that XML does not define. */
  static final class BadReferenceException extends Exception {
    private static final long serialVersionUID = 1;

    BadReferenceException(String reference) {
      super("“%s” is not a reference that XML knows.".formatted(reference), null, false, false);
    }
  }
}
