package org.clew.server.web.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clew.server.http.Column;
import org.clew.server.http.Reply;
import org.clew.server.report.Hours;
import org.clew.server.web.admin.AdminCases;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.clew.server.web.report.StackedBars.Cell;

/** How long people worked on what in a month of the organization’s time zone. */
public final class HoursReport implements WebPage {
  private static final int MONTHS = 24;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
  private static final List<Column<Hours>> COLUMNS =
      List.of(
          new Column<>("user", Hours::userName),
          new Column<>("email", Hours::email),
          new Column<>("project", Hours::projectName),
          new Column<>("seconds", hours -> hours.millis() / 1000),
          new Column<>(
              "hours", hours -> String.format(Locale.ROOT, "%.2f", hours.millis() / 3_600_000.0)));

  private final AdminCases cases;

  /** Over the use cases. */
  public HoursReport(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param month as in addresses
   * @param name of the month
   * @param months that can be chosen
   * @param total of all, in words
   */
  public record View(
      StackedBars chart,
      List<Hours> rows,
      String month,
      String name,
      Map<String, String> months,
      String total) {
    /** Copies the list. */
    public View {
      rows = List.copyOf(rows);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/reports/hours", this::show);
    pages.get(
        "/reports/hours.csv",
        visit -> {
          YearMonth month = month(visit);
          return Reply.table("hours-" + month, COLUMNS, hours(visit, month));
        });
  }

  private static YearMonth month(Visit visit) {
    try {
      return YearMonth.parse(visit.query("month"));
    } catch (DateTimeException none) {
      return now(visit);
    }
  }

  private static YearMonth now(Visit visit) {
    return YearMonth.from(visit.words().now().atZone(visit.words().zone()));
  }

  private List<Hours> hours(Visit visit, YearMonth month) {
    ZoneId zone = visit.words().zone();
    Instant start = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    return cases.looks().hours(visit.manager(), start, end);
  }

  private Reply show(Visit visit) {
    YearMonth month = month(visit);
    List<Hours> rows = hours(visit, month);
    StackedBars chart =
        StackedBars.of(
            "Hours in %s by person and project".formatted(MONTH.format(month)),
            rows.stream()
                .map(row ->
                    new Cell(
                        row.user().value(),
                        row.userName(),
                        row.projectName().isEmpty() ? "no project" : row.projectName(),
                        row.millis()))
                .toList(),
            millis -> visit.words().duration(millis));
    Map<String, String> months = new LinkedHashMap<>();
    for (int i = 0; i < MONTHS; i++) {
      YearMonth each = now(visit).minusMonths(i);
      months.put(each.toString(), MONTH.format(each));
    }
    months.putIfAbsent(month.toString(), MONTH.format(month));
    return visit.page(
        "report/hours.jte",
        "Hours",
        new View(
            chart,
            rows,
            month.toString(),
            MONTH.format(month),
            months,
            visit.words().duration(rows.stream().mapToLong(Hours::millis).sum())));
  }
}
