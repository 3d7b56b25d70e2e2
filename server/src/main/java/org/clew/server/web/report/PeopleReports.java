package org.clew.server.web.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.server.http.Column;
import org.clew.server.http.Reply;
import org.clew.server.report.ActiveTask;
import org.clew.server.report.Share;
import org.clew.server.web.admin.AdminCases;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.clew.server.web.report.StackedBars.Cell;

/** Who works on what now, and what stalls. */
public final class PeopleReports implements WebPage {
  private static final int MOST = 500;
  private static final List<Column<Share>> SHARES =
      List.of(
          new Column<>("user", Share::userName),
          new Column<>("email", Share::email),
          new Column<>("project", Share::projectName),
          new Column<>("activeTasks", Share::tasks),
          new Column<>("tracingTime", Share::tracingTime),
          new Column<>("lastChange", Share::modified));
  private static final List<Column<ActiveTask>> TASKS =
      List.of(
          new Column<>("annotation", ActiveTask::annotation),
          new Column<>("task", ActiveTask::task),
          new Column<>("user", ActiveTask::userName),
          new Column<>("project", ActiveTask::projectName),
          new Column<>("taskType", ActiveTask::taskType),
          new Column<>("dataset", ActiveTask::dataset),
          new Column<>("taken", ActiveTask::taken),
          new Column<>("lastChange", ActiveTask::modified),
          new Column<>("tracingTime", ActiveTask::tracingTime));

  private final AdminCases cases;

  /** Over the use cases. */
  public PeopleReports(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the page of who works on what shows.
   *
   * @param tasks all active ones
   */
  public record Work(StackedBars chart, List<Share> rows, long tasks) {
    /** Copies the list. */
    public Work {
      rows = List.copyOf(rows);
    }
  }

  /**
   * What the page of tasks that stall shows.
   *
   * @param days since when nothing changed
   * @param choices of days
   * @param isCut whether there are more
   */
  public record Stalled(
      StackedBars chart,
      List<ActiveTask> rows,
      String days,
      Map<String, String> choices,
      boolean isCut) {
    /** Copies the list. */
    public Stalled {
      rows = List.copyOf(rows);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/reports/work", this::work);
    pages.get(
        "/reports/work.csv",
        visit -> Reply.table("work", SHARES, cases.looks().shares(visit.manager(), null)));
    pages.get("/reports/stalled", this::stalled);
    pages.get(
        "/reports/stalled.csv",
        visit -> Reply.table("stalled", TASKS, stalledTasks(visit, days(visit))));
  }

  private Reply work(Visit visit) {
    List<Share> rows = cases.looks().shares(visit.manager(), null);
    StackedBars chart =
        StackedBars.of(
            "Active tasks by person and project",
            rows.stream()
                .map(row ->
                    new Cell(row.user().value(), row.userName(), row.projectName(), row.tasks()))
                .toList(),
            tasks -> visit.words().count(tasks, "task", "tasks"));
    return visit.page(
        "report/work.jte",
        "Who works on what",
        new Work(chart, rows, rows.stream().mapToLong(Share::tasks).sum()));
  }

  private static int days(Visit visit) {
    return switch (visit.query("days")) {
      case "3" -> 3;
      case "14" -> 14;
      case "30" -> 30;
      default -> 7;
    };
  }

  private List<ActiveTask> stalledTasks(Visit visit, int days) {
    Instant now = visit.words().now();
    return cases.looks().stalled(visit.manager(), now, Duration.ofDays(days), MOST + 1);
  }

  private Reply stalled(Visit visit) {
    int days = days(visit);
    List<ActiveTask> oneMore = stalledTasks(visit, days);
    List<ActiveTask> rows = oneMore.stream().limit(MOST).toList();
    StackedBars chart =
        StackedBars.of(
            "Tasks without a change, by person and project",
            rows.stream()
                .map(row -> new Cell(row.user().value(), row.userName(), row.projectName(), 1))
                .toList(),
            tasks -> visit.words().count(tasks, "task", "tasks"));
    Map<String, String> choices = new LinkedHashMap<>();
    for (String each : List.of("3", "7", "14", "30")) {
      choices.put(each, each + " days");
    }
    return visit.page(
        "report/stalled.jte",
        "Tasks that stall",
        new Stalled(chart, rows, "" + days, choices, oneMore.size() > MOST));
  }
}
