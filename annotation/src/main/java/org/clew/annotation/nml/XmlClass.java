package org.clew.annotation.nml;

/** What each byte of a file may be part of. Bytes above 127 are parts of letters. */
final class XmlClass {
  private static final boolean[] NAME = new boolean[256];
  private static final boolean[] PLAIN = new boolean[256];

  static {
    for (int i = 0; i < 256; i++) {
      NAME[i] =
          i >= 0x80
              || (i >= 'a' && i <= 'z')
              || (i >= 'A' && i <= 'Z')
              || (i >= '0' && i <= '9')
              || i == '.'
              || i == '-'
              || i == '_'
              || i == ':';
      PLAIN[i] = i >= ' ' && i != '"' && i != '\'' && i != '<' && i != '&';
    }
  }

  private XmlClass() {}

  /** A part of a name. */
  static boolean isName(byte b) {
    return NAME[b & 0xFF];
  }

  static boolean isNameStart(byte b) {
    return NAME[b & 0xFF] && b != '.' && b != '-' && !(b >= '0' && b <= '9');
  }

  /** A part of a value that stands for itself, whatever quotes surround it. */
  static boolean isPlain(byte b) {
    return PLAIN[b & 0xFF];
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\t' || b == '\r';
  }

  /** A control character that XML does not allow. */
  static boolean isForbidden(byte b) {
    return b >= 0 && b < ' ' && !isBlank(b);
  }

  /** Whether a text can be the name of an element or an attribute. */
  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 ? !(i == 0 ? isNameStart((byte) c) : isName((byte) c)) : !isLetter(c)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static boolean isLetter(char c) {
    return c < 0xFFFE && !(Character.isSurrogate(c) || Character.isISOControl(c));
  }
}
