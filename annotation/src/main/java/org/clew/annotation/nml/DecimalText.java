package org.clew.annotation.nml;

import java.nio.charset.StandardCharsets;

/**
 * Writes numbers as bytes. A number of up to 15 digits with up to 6 places after the point is
 * written without the JDK’s help: dividing the digits by the power of ten gives back the number
 * exactly, so they are the shortest ones.
 */
final class DecimalText {
  private static final double WHOLE = 1e15;
  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

  private DecimalText() {}

  /** Whether it can be written as a whole number of at most 15 digits; minus zero cannot. */
  static boolean isWhole(double value) {
    return value == (long) value
        && Math.abs(value) < WHOLE
        && (value != 0 || Double.doubleToRawLongBits(value) == 0);
  }

  /** Returns the place behind the number. */
  static int write(double value, byte[] bytes, int at) {
    if (isWhole(value)) {
      int end = write((long) value, bytes, at);
      bytes[end++] = '.';
      bytes[end++] = '0';
      return end;
    }
    double size = Math.abs(value);
    for (int places = 1; places < POWERS.length; places++) {
      double digits = Math.rint(size * POWERS[places]);
      if (digits < WHOLE && digits > 0 && digits / POWERS[places] == size) {
        return write(value < 0, (long) digits, places, bytes, at);
      }
    }
    byte[] text = Double.toString(value).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, bytes, at, text.length);
    return at + text.length;
  }

  private static int write(boolean isNegative, long digits, int places, byte[] bytes, int from) {
    int at = from;
    if (isNegative) {
      bytes[at++] = '-';
    }
    long power = (long) POWERS[places];
    at = write(digits / power, bytes, at);
    bytes[at] = '.';
    long fraction = digits % power;
    for (int i = at + places; i > at; i--) {
      bytes[i] = (byte) ('0' + fraction % 10);
      fraction /= 10;
    }
    return at + places + 1;
  }

  /** Returns the place behind the number. */
  static int write(long value, byte[] bytes, int from) {
    int at = from;
    if (value < 0) {
      bytes[at++] = '-';
    }
    // Negative, since the smallest number has no positive counterpart.
    long rest = value < 0 ? value : -value;
    int end = at + digits(rest);
    for (int i = end - 1; i >= at; i--) {
      bytes[i] = (byte) ('0' - rest % 10);
      rest /= 10;
    }
    return end;
  }

  private static int digits(long negative) {
    int digits = 1;
    long power = -10;
    while (digits < 19 && negative <= power) {
      digits++;
      power *= 10;
    }
    return digits;
  }
}
