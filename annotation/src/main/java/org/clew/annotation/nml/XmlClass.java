package org.clew.annotation.nml;

/** What each byte of a file may be part of. Bytes above 127 are parts of letters. */
final class XmlClass {
  private static final boolean[] NAME = new boolean[256];

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
    }
  }

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long TOPS = 0x8080_8080_8080_8080L;

  private XmlClass() {}

  /**
   * How many of eight bytes come before the first that may not stand for itself in quotes of this
   * kind. The trick of finding a byte in a word without a loop is from H. S. Warren, “Hacker’s
   * Delight”, chapter 6.
   */
  static int plainOfEight(long eight, byte quote) {
    long stops = below(eight, ' ') | zeros(eight ^ (ONES * '<'));
    stops |= zeros(eight ^ (ONES * '&')) | zeros(eight ^ (ONES * quote));
    return Long.numberOfTrailingZeros(stops) >>> 3;
  }

  private static long zeros(long eight) {
    return (eight - ONES) & ~eight & TOPS;
  }

  private static long below(long eight, int limit) {
    return (eight - ONES * limit) & ~eight & TOPS;
  }

  /** A part of a name. */
  static boolean isName(byte b) {
    return NAME[b & 0xFF];
  }

  static boolean isNameStart(byte b) {
    return NAME[b & 0xFF] && b != '.' && b != '-' && !(b >= '0' && b <= '9');
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
