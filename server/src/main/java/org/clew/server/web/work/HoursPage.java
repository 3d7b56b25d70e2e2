package org.clew.server.web.work;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.clew.model.wire.WireLoggedTime;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;

/** How long someone has worked, by month. */
public final class HoursPage implements WebPage {
  private static final int SHOWN = 12;
  private static final int HEIGHT = 120;
  private static final int STEP = 64;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

  private final WorkCases work;

  /** Over the use cases. */
  public HoursPage(WorkCases work) {
    this.work = work;
  }

  /**
   * A month.
   *
   * @param name with the year
   * @param shortName without it
   * @param time in words
   * @param x of its bar
   * @param y of its top
   * @param height of its bar
   */
  public record Month(
      String name, String shortName, String time, double x, double y, double height) {}

  /**
   * What the page shows.
   *
   * @param bars of the last months, oldest first, also of those without time
   * @param months with time, newest first
   * @param total of all
   * @param width of the drawing
   */
  public record View(List<Month> bars, List<Month> months, String total, int width) {
    /** Copies the lists. */
    public View {
      bars = List.copyOf(bars);
      months = List.copyOf(months);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/work/hours", this::show);
    pages.get("/work/hours.csv", this::csv);
  }

  private NavigableMap<YearMonth, Long> seconds(Visit visit) {
    NavigableMap<YearMonth, Long> seconds = new TreeMap<>();
    for (WireLoggedTime.Interval month :
        work.times().byMonth(visit.user(), visit.user().id()).loggedTime()) {
      seconds.put(
          YearMonth.of(month.paymentInterval().year(), month.paymentInterval().month()),
          month.durationInSeconds());
    }
    return seconds;
  }

  private Reply show(Visit visit) {
    NavigableMap<YearMonth, Long> seconds = seconds(visit);
    List<Month> bars = new ArrayList<>();
    List<Month> months = new ArrayList<>();
    long most = seconds.values().stream().mapToLong(Long::longValue).max().orElse(0);
    YearMonth now = YearMonth.from(visit.words().now().atZone(visit.words().zone()));
    for (int i = 0; i < SHOWN; i++) {
      YearMonth month = now.minusMonths(SHOWN - 1L - i);
      bars.add(month(visit, month, seconds.getOrDefault(month, 0L), most, i));
    }
    seconds
        .descendingMap()
        .forEach((month, time) -> months.add(month(visit, month, time, most, 0)));
    long total = seconds.values().stream().mapToLong(Long::longValue).sum();
    return visit.page(
        "work/hours.jte",
        "My hours",
        new View(bars, months, visit.words().duration(total * 1000), SHOWN * STEP));
  }

  private static Month month(Visit visit, YearMonth month, long seconds, long most, int index) {
    double height = most == 0 ? 0 : Math.round(10.0 * HEIGHT * seconds / most) / 10.0;
    return new Month(
        MONTH.format(month),
        SHORT.format(month),
        seconds == 0 ? "" : visit.words().duration(seconds * 1000),
        index * STEP + 8,
        20 + HEIGHT - height,
        height);
  }

  private Reply csv(Visit visit) {
    StringBuilder csv = new StringBuilder("month,seconds,hours\r\n");
    seconds(visit)
        .forEach((month, seconds) ->
            csv.append(
                String.format(Locale.ROOT, "%s,%d,%.2f\r\n", month, seconds, seconds / 3600.0)));
    return Reply.file(
            200, new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)))
        .with("Content-Type", "text/csv; charset=utf-8")
        .with("Cache-Control", "no-store")
        .asAttachment("hours.csv");
  }
}
