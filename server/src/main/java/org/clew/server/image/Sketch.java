package org.clew.server.image;

import java.util.HashSet;
import java.util.Set;

/**
 * Lines on a grid of cells. When they become too many they are drawn on a coarser grid, where many
 * fall together: so a sketch of any number of lines stays small.
 */
final class Sketch {
  /** Cells are numbered from 0 to this. */
  static final int LAST_CELL = 1023;

  private static final int BITS = 10;

  private final int most;
  private Set<Long> lines = new HashSet<>();
  private int coarseness;
  private long latest = -1;

  Sketch(int most) {
    this.most = most;
  }

  /** Adds a line of a color, by its number; a line to the same cell is a dot. */
  void line(int color, int x1, int y1, int x2, int y2) {
    long line = key(color, snapped(x1), snapped(y1), snapped(x2), snapped(y2));
    if (line != latest) {
      latest = line;
      lines.add(line);
      while (lines.size() > most) {
        coarsen();
      }
    }
  }

  private static long key(int color, int x1, int y1, int x2, int y2) {
    // The same in both directions.
    boolean isForward = x1 < x2 || (x1 == x2 && y1 <= y2);
    long from = isForward ? point(x1, y1) : point(x2, y2);
    long to = isForward ? point(x2, y2) : point(x1, y1);
    return (long) color << (4 * BITS) | from << (2 * BITS) | to;
  }

  private static long point(int x, int y) {
    return (long) x << BITS | y;
  }

  private int snapped(int cell) {
    if (coarseness == 0) {
      return cell;
    }
    int middle = 1 << (coarseness - 1);
    return Math.min(LAST_CELL, (cell >> coarseness << coarseness) + middle);
  }

  private void coarsen() {
    coarseness++;
    Set<Long> finer = lines;
    lines = new HashSet<>();
    for (long line : finer) {
      int color = color(line);
      int x1 = snapped(x1(line));
      int y1 = snapped(y1(line));
      int x2 = snapped(x2(line));
      int y2 = snapped(y2(line));
      lines.add(key(color, x1, y1, x2, y2));
    }
  }

  private static int color(long line) {
    return (int) (line >> (4 * BITS));
  }

  private static int x1(long line) {
    return (int) (line >> (3 * BITS)) & LAST_CELL;
  }

  private static int y1(long line) {
    return (int) (line >> (2 * BITS)) & LAST_CELL;
  }

  private static int x2(long line) {
    return (int) (line >> BITS) & LAST_CELL;
  }

  private static int y2(long line) {
    return (int) line & LAST_CELL;
  }

  /** The lines of a color as the data of a path, in cells; empty if there are none. */
  String path(int color) {
    StringBuilder path = new StringBuilder();
    lines.stream()
        .filter(line -> color(line) == color)
        .sorted()
        .forEach(line -> {
          int right = x2(line) - x1(line);
          int down = y2(line) - y1(line);
          path.append('M').append(x1(line)).append(' ').append(y1(line)).append('l').append(right);
          path.append(down < 0 ? "" : " ").append(down);
        });
    return path.toString();
  }
}
