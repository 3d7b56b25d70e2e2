package org.clew.server.http;

/** Sizes as one says them: “1 GB”. */
public final class ByteSize {
  private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};
  private static final int STEP = 1024;

  private ByteSize() {}

  /** In the largest unit in which it is a whole number. */
  public static String of(long bytes) {
    long number = bytes;
    int unit = 0;
    while (number > 0 && number % STEP == 0 && unit < UNITS.length - 1) {
      number /= STEP;
      unit++;
    }
    return number + " " + UNITS[unit];
  }
}
