package org.clew.annotation.swc;

import java.util.StringTokenizer;

/**
 * A node as a line of the file says it, in the units of the file.
 *
 * @param number of the line, from 1
 * @param radius NaN if it is unknown
 * @param parent -1 for a root
 */
record SwcLine(
    int number, int id, int type, double x, double y, double z, double radius, int parent) {
  static final int NO_PARENT = -1;

  static SwcLine parse(int number, String text) throws SwcException {
    StringTokenizer columns = new StringTokenizer(text);
    if (columns.countTokens() < 7) {
      throw new SwcException(
          number,
          "A node has 7 columns, id, type, x, y, z, radius and parent, but here are %d."
              .formatted(columns.countTokens()));
    }
    SwcLine line =
        new SwcLine(
            number,
            whole(number, "id", columns.nextToken()),
            whole(number, "type", columns.nextToken()),
            decimal(number, "x", columns.nextToken()),
            decimal(number, "y", columns.nextToken()),
            decimal(number, "z", columns.nextToken()),
            radius(number, columns.nextToken()),
            whole(number, "parent", columns.nextToken()));
    line.check();
    return line;
  }

  boolean isRoot() {
    return parent == NO_PARENT;
  }

  private void check() throws SwcException {
    if (id < 0) {
      throw new SwcException(number, "The id %d is negative.".formatted(id));
    }
    if (parent < NO_PARENT) {
      throw new SwcException(
          number, "The parent %d is negative; -1 stands for none.".formatted(parent));
    }
    if (parent == id) {
      throw new SwcException(number, "Node %d is its own parent.".formatted(id));
    }
  }

  /** Some programs write ids as {@code 1.0}. */
  private static int whole(int number, String column, String text) throws SwcException {
    double value = decimal(number, column, text);
    if (value != (int) value) {
      throw new SwcException(
          number, "The %s “%s” is not a whole number up to 2147483647.".formatted(column, text));
    }
    return (int) value;
  }

  private static double radius(int number, String text) throws SwcException {
    return text.equalsIgnoreCase("nan") ? Double.NaN : decimal(number, "radius", text);
  }

  private static double decimal(int number, String column, String text) throws SwcException {
    try {
      double value = Decimals.isPlausible(text) ? Double.parseDouble(text) : Double.NaN;
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException misshapen) {
      // Told below.
    }
    throw new SwcException(number, "The %s “%s” is not a number.".formatted(column, text));
  }
}
