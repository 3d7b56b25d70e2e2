package org.clew.server.web.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A drawing of what is finished and what is open of a project, day by day: two areas, the open one
 * on top.
 *
 * @param title what it is about
 * @param description the same in a sentence, with the numbers of the last day
 * @param finished the outline of the area of finished instances
 * @param open the same of those that are open
 * @param days to point at
 * @param xs marks below
 * @param ys marks at the side
 */
public record ProgressChart(
    String title,
    String description,
    String finished,
    String open,
    List<Day> days,
    List<Mark> xs,
    List<Mark> ys) {
  /** The width of the drawing. */
  public static final int WIDTH = 480;

  /** Its height. */
  public static final int HEIGHT = 200;

  private static final int LEFT = 40;
  private static final int RIGHT = WIDTH - 8;
  private static final int TOP = 8;
  private static final int BOTTOM = HEIGHT - 22;
  private static final int MOST_DAYS_TO_POINT_AT = 120;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /** Copies the lists. */
  public ProgressChart {
    days = List.copyOf(days);
    xs = List.copyOf(xs);
    ys = List.copyOf(ys);
  }

  /**
   * How far a project was at the end of a day.
   *
   * @param made instances of its tasks that there were
   * @param finished how many of them were finished
   */
  public record State(LocalDate date, long made, long finished) {
    /** Those that were not finished. */
    public long open() {
      return Math.max(0, made - finished);
    }

    /** The day in words. */
    public String day() {
      return DATE.format(date);
    }
  }

  /** A stripe of the drawing, and what it says. */
  public record Day(double x, double width, String title) {}

  /** A mark at an axis. */
  public record Mark(double at, String text) {}

  /**
   * Draws states, one for each day.
   *
   * @param name of the project
   * @param states at least one
   */
  public static ProgressChart of(String name, List<State> states) {
    double most =
        (double)
            nice(states.stream().mapToLong(state -> Math.max(state.made(), 1)).max().orElse(1));
    int last = states.size() - 1;
    StringBuilder finished = new StringBuilder();
    StringBuilder back = new StringBuilder();
    StringBuilder made = new StringBuilder();
    for (int i = 0; i <= last; i++) {
      String low = point(x(i, last), y((double) states.get(i).finished(), most));
      finished.append(low).append(' ');
      back.insert(0, low + " ");
      made.append(point(x(i, last), y((double) states.get(i).made(), most))).append(' ');
    }
    State now = states.get(last);
    return new ProgressChart(
        name,
        "%s on %s: %d finished, %d open.".formatted(name, now.day(), now.finished(), now.open()),
        finished + point(x(last, last), BOTTOM) + " " + point(LEFT, BOTTOM),
        made.toString() + back,
        days(states),
        List.of(new Mark(LEFT, states.getFirst().day()), new Mark(RIGHT, now.day())),
        List.of(
            new Mark(y(0, most), "0"),
            new Mark(y(most / 2.0, most), text(most / 2.0)),
            new Mark(y(1.0 * most, most), text(1.0 * most))));
  }

  private static List<Day> days(List<State> states) {
    List<Day> days = new ArrayList<>();
    int last = states.size() - 1;
    if (last < 1 || last > MOST_DAYS_TO_POINT_AT) {
      return days;
    }
    double width = Math.round(100.0 * (RIGHT - LEFT) / last) / 100.0;
    for (int i = 0; i <= last; i++) {
      State state = states.get(i);
      days.add(
          new Day(
              Math.round(100 * (x(i, last) - width / 2)) / 100.0,
              width,
              "%s: %d finished, %d open".formatted(state.day(), state.finished(), state.open())));
    }
    return days;
  }

  private static double x(int day, int last) {
    return last == 0 ? RIGHT : LEFT + (double) (RIGHT - LEFT) * day / last;
  }

  private static double y(double number, double most) {
    return BOTTOM - (BOTTOM - TOP) * number / most;
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }

  private static String text(double number) {
    if (number >= 1_000_000) {
      return String.format(Locale.ROOT, "%.1f M", number / 1_000_000).replace(".0", "");
    }
    if (number >= 10_000) {
      return String.format(Locale.ROOT, "%.1f k", number / 1000).replace(".0", "");
    }
    return String.format(Locale.ROOT, "%.1f", number).replace(".0", "");
  }

  /** The next number that has 1, 2 or 5 and zeros. */
  private static long nice(long most) {
    long power = 1;
    while (power * 10 <= most) {
      power *= 10;
    }
    for (long factor : new long[] {1, 2, 3, 4, 5, 6, 8}) {
      if (power * factor >= most) {
        return power * factor;
      }
    }
    return power * 10;
  }

  /** Where the axis is. */
  public int left() {
    return LEFT;
  }

  /** Where the drawing ends. */
  public int right() {
    return RIGHT;
  }

  /** Where the ground is. */
  public int bottom() {
    return BOTTOM;
  }
}
