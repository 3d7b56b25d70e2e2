package org.clew.server.image;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lines between points of a grid. When they become too many, points that lie close together become
 * one, which is the first of them: so a sketch of any number of lines stays small, nothing that was
 * connected falls apart, and what is left lies where it was.
 */
final class Sketch {
  /** Points lie from 0 to this, along each axis. */
  static final int LAST = 1023;

  private static final int BITS = 10;
  private static final int POINT_BITS = 2 * BITS;
  private static final int POINT_MASK = (1 << POINT_BITS) - 1;

  private final int most;
  private int width = 1;
  private Map<Integer, Integer> points = new HashMap<>();
  private Set<Long> lines = new HashSet<>();
  private long latest = -1;

  Sketch(int most) {
    this.most = most;
  }

  /** Adds a line of a color, by its number; a line to the same point is a dot. */
  void line(int color, int x1, int y1, int x2, int y2) {
    long line = line(color, point(x1, y1), point(x2, y2));
    if (line == latest) {
      return;
    }
    latest = line;
    add(line);
    while (lines.size() > most) {
      coarsen();
    }
  }

  private static int point(int x, int y) {
    return x << BITS | y;
  }

  private static long line(int color, int one, int other) {
    long first = Math.min(one, other);
    long second = Math.max(one, other);
    return (long) color << (2 * POINT_BITS) | first << POINT_BITS | second;
  }

  private static int color(long line) {
    return (int) (line >> (2 * POINT_BITS));
  }

  private static int from(long line) {
    return (int) (line >> POINT_BITS) & POINT_MASK;
  }

  private static int to(long line) {
    return (int) line & POINT_MASK;
  }

  private void add(long line) {
    int from = kept(color(line), from(line));
    int to = kept(color(line), to(line));
    if (from != to || from(line) == to(line)) {
      lines.add(line(color(line), from, to));
    }
  }

  /** The point that stands for all of a color that are near. */
  private int kept(int color, int point) {
    int cell = point((point >> BITS) / width, (point & LAST) / width);
    Integer known = points.putIfAbsent(color << POINT_BITS | cell, point);
    return known == null ? point : known;
  }

  /** Takes more points for one. */
  void coarsen() {
    width = Math.max(width + 1, width * 3 / 2);
    Set<Long> finer = lines;
    lines = new HashSet<>();
    points = new HashMap<>();
    finer.stream().sorted().forEach(this::add);
  }

  /** The lines of a color as the data of a path; empty if there are none. */
  String path(int color) {
    Map<Integer, Deque<Integer>> neighbors = new TreeMap<>();
    lines.stream()
        .filter(line -> color(line) == color)
        .sorted()
        .forEach(line -> {
          neighbors.computeIfAbsent(from(line), key -> new ArrayDeque<>()).add(to(line));
          neighbors.computeIfAbsent(to(line), key -> new ArrayDeque<>()).add(from(line));
        });
    StringBuilder path = new StringBuilder();
    Set<Long> drawn = new HashSet<>();
    // Ends and forks first, so that what hangs together is drawn in one go.
    neighbors.forEach((point, others) -> {
      if (others.size() % 2 == 1) {
        walk(point, neighbors, drawn, path);
      }
    });
    neighbors.keySet().forEach(point -> walk(point, neighbors, drawn, path));
    return path.toString();
  }

  private static void walk(
      int start, Map<Integer, Deque<Integer>> neighbors, Set<Long> drawn, StringBuilder path) {
    int at = start;
    boolean isBegun = false;
    Deque<Integer> others = Objects.requireNonNull(neighbors.get(at));
    while (!others.isEmpty()) {
      int next = others.removeFirst();
      if (drawn.add(line(0, at, next))) {
        if (!isBegun) {
          path.append('M').append(at >> BITS).append(' ').append(at & LAST).append('l');
        }
        step(path, (next >> BITS) - (at >> BITS), isBegun);
        step(path, (next & LAST) - (at & LAST), true);
        isBegun = true;
        at = next;
        others = Objects.requireNonNull(neighbors.get(at));
      }
    }
  }

  private static void step(StringBuilder path, int length, boolean isSeparated) {
    path.append(isSeparated && length >= 0 ? " " : "").append(length);
  }
}
