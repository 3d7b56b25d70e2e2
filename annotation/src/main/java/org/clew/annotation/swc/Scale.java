package org.clew.annotation.swc;

/**
 * Numbers of a file, usually decimals of few places, and the same times a factor: there and back
 * without a change.
 */
record Scale(double factor) {
  private static final int DIGITS = 15;
  private static final double LARGEST_EXACT = 1L << 53;
  private static final double SNAP = 1024;
  private static final double LARGEST_SNAPPED = 1L << 30;

  /**
   * The number of the file, scaled. What is next to a multiple of 1/1024 becomes that: a position
   * in whole voxels stays one, although a decimal and a factor in binary do not say it exactly.
   */
  double read(double decimal) {
    double scaled = decimal * factor;
    if (factor == 1 || Math.abs(scaled) >= LARGEST_SNAPPED) {
      return scaled;
    }
    double snapped = Math.rint(scaled * SNAP) / SNAP;
    return Math.abs(snapped - scaled) <= 2 * Math.ulp(scaled) ? snapped : scaled;
  }

  /** The number from which {@link #read} makes a given one, with as few digits as possible. */
  double write(double scaled) {
    if (factor == 1) {
      return scaled;
    }
    double exact = scaled / factor;
    double decimal = rounded(exact);
    for (double candidate : new double[] {decimal, exact, Math.nextUp(exact)}) {
      if (read(candidate) == scaled) {
        return candidate;
      }
    }
    return read(Math.nextDown(exact)) == scaled ? Math.nextDown(exact) : exact;
  }

  /**
   * Rounded to 15 significant digits. The quotient of a whole number and a power of ten that are
   * both exact is the double that is nearest to that decimal.
   */
  private static double rounded(double number) {
    double places = DIGITS - 1 - Math.floor(Math.log10(Math.abs(number)));
    if (!(places >= 0 && places <= 22)) {
      return number;
    }
    double power = Math.pow(10, places);
    double digits = Math.rint(number * power);
    return Math.abs(digits) < LARGEST_EXACT ? digits / power : number;
  }
}
