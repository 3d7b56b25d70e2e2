package org.clew.server.web.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A drawing of bars, one below the other, each made of parts.
 *
 * @param title what it is about
 * @param description the same in a sentence, with the largest
 * @param rows from the longest
 * @param keys which part has which colour
 * @param left how many rows do not fit; the table has them
 */
public record StackedBars(
    String title, String description, List<Row> rows, List<Key> keys, int left) {
  /** The width of the drawing; one unit is about one and a half pixels at a desk. */
  public static final int WIDTH = 480;

  private static final int ROW = 34;
  private static final int MOST_ROWS = 25;
  private static final int COLOURS = 8;
  private static final int LONGEST = 44;

  /** Copies the lists. */
  public StackedBars {
    rows = List.copyOf(rows);
    keys = List.copyOf(keys);
  }

  /**
   * A bar.
   *
   * @param label before it, perhaps shortened
   * @param value its length in words
   * @param y of its label
   */
  public record Row(String label, String value, int y, List<Part> parts) {
    /** Copies the parts. */
    public Row {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of a bar.
   *
   * @param style its colour
   * @param title what it stands for, with its value
   */
  public record Part(double x, double width, String style, String title) {}

  /** What a colour stands for. */
  public record Key(String style, String name) {}

  /**
   * A value to be drawn.
   *
   * @param id of the bar
   * @param label of the bar
   * @param part of the bar
   */
  public record Cell(String id, String label, String part, long value) {}

  /** Draws values, the longest bars first. */
  public static StackedBars of(String title, List<Cell> cells, LongFunction<String> words) {
    Map<String, Long> parts = new LinkedHashMap<>();
    Map<String, Long> totals = new LinkedHashMap<>();
    Map<String, List<Cell>> bars = new LinkedHashMap<>();
    for (Cell cell : cells) {
      parts.merge(cell.part(), cell.value(), Long::sum);
      totals.merge(cell.id(), cell.value(), Long::sum);
      bars.computeIfAbsent(cell.id(), id -> new ArrayList<>()).add(cell);
    }
    Map<String, Key> keys = keys(parts);
    List<String> order = descending(totals);
    long most = order.isEmpty() ? 1 : Math.max(1, totals.getOrDefault(order.getFirst(), 1L));
    List<Row> rows = new ArrayList<>();
    for (String id : order.stream().limit(MOST_ROWS).toList()) {
      List<Cell> bar = bars.getOrDefault(id, List.of());
      rows.add(
          new Row(
              shortened(bar.getFirst().label()),
              words.apply(totals.getOrDefault(id, 0L)),
              rows.size() * ROW + 12,
              parts(bar, keys, most, words)));
    }
    return new StackedBars(
        title,
        description(title, rows, order.size()),
        rows,
        keys.values().stream().distinct().toList(),
        order.size() - rows.size());
  }

  private static String description(String title, List<Row> rows, int all) {
    return rows.isEmpty()
        ? title + ": nothing."
        : "%s, %d bars. The longest: %s, %s."
            .formatted(title, all, rows.getFirst().label(), rows.getFirst().value());
  }

  private static Map<String, Key> keys(Map<String, Long> parts) {
    Map<String, Key> keys = new LinkedHashMap<>();
    List<String> order = descending(parts);
    for (String part : order) {
      boolean isOwn = keys.size() < COLOURS - 1 || order.size() == COLOURS;
      keys.put(
          part,
          isOwn
              ? new Key("s" + (keys.size() + 1), part)
              : new Key("s" + COLOURS, "%d others".formatted(order.size() - COLOURS + 1)));
    }
    return keys;
  }

  private static List<Part> parts(
      List<Cell> bar, Map<String, Key> keys, long most, LongFunction<String> words) {
    Map<String, Long> sums = new LinkedHashMap<>();
    bar.forEach(cell -> sums.merge(cell.part(), cell.value(), Long::sum));
    List<Part> parts = new ArrayList<>();
    double x = 0;
    for (Map.Entry<String, Key> key : keys.entrySet()) {
      long value = sums.getOrDefault(key.getKey(), 0L);
      if (value > 0) {
        double width = Math.round(100.0 * WIDTH * value / most) / 100.0;
        parts.add(
            new Part(
                Math.round(100 * x) / 100.0,
                width,
                key.getValue().style(),
                key.getKey() + ": " + words.apply(value)));
        x += width;
      }
    }
    return parts;
  }

  private static List<String> descending(Map<String, Long> sums) {
    return sums.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String shortened(String label) {
    return label.length() > LONGEST ? label.substring(0, LONGEST - 1) + "…" : label;
  }

  /** The height of the drawing. */
  public int height() {
    return Math.max(ROW, rows.size() * ROW);
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
