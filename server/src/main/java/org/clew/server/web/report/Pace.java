package org.clew.server.web.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.clew.server.web.report.ProgressChart.State;

/**
 * How quickly a project goes on.
 *
 * @param today the day that it is told for
 * @param finished on an average day of late
 */
record Pace(LocalDate today, double finished) {
  private static final int OF_LATE = 14;
  private static final int FAR = 1000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /** Of the last two weeks, or of less if it is younger. */
  static Pace of(List<State> states) {
    State last = states.getLast();
    int days = Math.min(OF_LATE, states.size() - 1);
    if (days == 0) {
      return new Pace(last.date(), 0);
    }
    State before = states.get(states.size() - 1 - days);
    return new Pace(last.date(), (double) (last.finished() - before.finished()) / days);
  }

  String perDay() {
    return String.format(Locale.ROOT, "%.1f", finished).replaceFirst("[.]0$", "");
  }

  /** When so many are done at this pace; empty if that is never, or too far off to be said. */
  String forecast(long open) {
    if (finished <= 0 || open == 0 || open / finished > FAR) {
      return "";
    }
    return DATE.format(today.plusDays((long) Math.ceil(open / finished)));
  }
}
