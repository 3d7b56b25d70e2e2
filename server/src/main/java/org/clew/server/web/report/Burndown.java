package org.clew.server.web.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.model.ObjectId;
import org.clew.server.report.ProgressDay;
import org.clew.server.web.report.ProgressChart.State;

/** Adds up what happened to projects, day by day. */
final class Burndown {
  private Burndown() {}

  /** What happened, by project. */
  static Map<ObjectId, List<ProgressDay>> byProject(List<ProgressDay> days) {
    Map<ObjectId, List<ProgressDay>> byProject = new LinkedHashMap<>();
    days.forEach(
        day -> byProject.computeIfAbsent(day.project(), project -> new ArrayList<>()).add(day));
    return byProject;
  }

  /**
   * How far a project was at the end of each of the last days, until today.
   *
   * @param happened oldest first
   * @param most how many days at the most
   */
  static List<State> states(List<ProgressDay> happened, LocalDate today, int most) {
    TreeMap<LocalDate, State> sums = new TreeMap<>();
    long made = 0;
    long finished = 0;
    for (ProgressDay day : happened) {
      made += day.made();
      finished += day.finished();
      sums.put(day.day(), new State(day.day(), made, finished));
    }
    LocalDate first = sums.isEmpty() ? today : sums.firstKey();
    LocalDate begin =
        first.isBefore(today.minusDays(most - 1L)) ? today.minusDays(most - 1L) : first;
    List<State> states = new ArrayList<>();
    for (LocalDate day = begin; !day.isAfter(today); day = day.plusDays(1)) {
      Map.Entry<LocalDate, State> last = sums.floorEntry(day);
      states.add(
          last == null
              ? new State(day, 0, 0)
              : new State(day, last.getValue().made(), last.getValue().finished()));
    }
    if (states.isEmpty()) {
      // A clock that ran ahead.
      states.add(new State(today, made, finished));
    }
    return states;
  }

  static LocalDate today(Instant now, ZoneId zone) {
    return now.atZone(zone).toLocalDate();
  }
}
