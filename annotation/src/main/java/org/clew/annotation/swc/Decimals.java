package org.clew.annotation.swc;

/** Numbers as SWC files write them. */
final class Decimals {
  private static final double LARGEST_EXACT = 1L << 53;

  private Decimals() {}

  static void append(StringBuilder text, double number) {
    if (number == Math.rint(number) && Math.abs(number) < LARGEST_EXACT) {
      text.append((long) number);
    } else {
      text.append(number);
    }
  }

  /** Whether all characters can be in a decimal number; Java’s own parser takes more. */
  static boolean isPlausible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
