package org.clew.annotation.nml;

import java.nio.charset.StandardCharsets;

/**
 * Numbers in decimal notation, straight from bytes. The fast way is exact: up to 15 digits and a
 * power of ten up to 10²² are exact as doubles, so that one division or multiplication rounds once
 * (W. D. Clinger, “How to read floating point numbers accurately”, 1990). All else is left to the
 * JDK.
 */
final class Decimals {
  /** No whole number, or one that does not fit. */
  static final long NOT_WHOLE = Long.MIN_VALUE;

  private static final int EXACT_DIGITS = 15;
  private static final int LONG_DIGITS = 18;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Decimals() {}

  /** Not a number if it is none; infinite if it is too large. */
  static double parse(byte[] bytes, int from, int to) {
    int at = from;
    boolean isNegative = at < to && bytes[at] == '-';
    if (isNegative || (at < to && bytes[at] == '+')) {
      at++;
    }
    long digits = 0;
    int start = at;
    while (at < to && isDigit(bytes[at])) {
      digits = 10 * digits + (bytes[at++] - '0');
    }
    int count = at - start;
    int fraction = 0;
    if (at < to && bytes[at] == '.') {
      int dot = at++;
      while (at < to && isDigit(bytes[at])) {
        digits = 10 * digits + (bytes[at++] - '0');
      }
      fraction = at - dot - 1;
    }
    if (at != to || count + fraction > EXACT_DIGITS || count + fraction == 0) {
      return parseSlowly(bytes, from, to);
    }
    double value = fraction == 0 ? digits : digits / POWERS[fraction];
    return isNegative ? -value : value;
  }

  /** A whole number, also with a fraction of zero, as in {@code 3.0}; else {@link #NOT_WHOLE}. */
  static long parseWhole(byte[] bytes, int from, int to) {
    int at = from;
    boolean isNegative = at < to && bytes[at] == '-';
    if (isNegative || (at < to && bytes[at] == '+')) {
      at++;
    }
    int start = at;
    long value = 0;
    while (at < to && isDigit(bytes[at])) {
      value = 10 * value + (bytes[at++] - '0');
    }
    if (at != to || at == start || at - start > LONG_DIGITS) {
      return parseWholeSlowly(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
    return isNegative ? -value : value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static double parseSlowly(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    return isDecimal(text) ? Double.parseDouble(text) : Double.NaN;
  }

  private static long parseWholeSlowly(String text) {
    if (!isDecimal(text)) {
      return NOT_WHOLE;
    }
    int dot = text.indexOf('.');
    boolean isPlain = text.indexOf('e') < 0 && text.indexOf('E') < 0;
    if (isPlain && (dot < 0 || text.substring(dot + 1).chars().allMatch(c -> c == '0'))) {
      return parseDigits(dot < 0 ? text : text.substring(0, dot));
    }
    double value = Double.parseDouble(text);
    return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? (long) value : NOT_WHOLE;
  }

  private static long parseDigits(String text) {
    try {
      return text.isEmpty() ? NOT_WHOLE : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return NOT_WHOLE;
    }
  }

  /** The JDK takes more: blanks, hexadecimal notation, a “d” at the end, “NaN”. */
  private static boolean isDecimal(String text) {
    int at = sign(text, 0);
    int start = at;
    at = digits(text, at);
    int count = at - start;
    if (at < text.length() && text.charAt(at) == '.') {
      int end = digits(text, at + 1);
      count += end - at - 1;
      at = end;
    }
    if (count > 0 && at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int exponent = sign(text, at + 1);
      at = digits(text, exponent);
      return at == text.length() && at > exponent;
    }
    return count > 0 && at == text.length();
  }

  private static int sign(String text, int at) {
    boolean isSigned = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    return isSigned ? at + 1 : at;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
