package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How logged times are told. */
record LoggedTimes(@Nullable List<Interval> loggedTime) {
  record Interval(Month paymentInterval, long durationInSeconds) {}

  record Month(int month, int year) {}

  List<LoggedTime> read(Answer answer) {
    try {
      return present(loggedTime, "loggedTime").stream().map(LoggedTimes::time).toList();
    } catch (DateTimeException noMonth) {
      throw answer.unreadable(String.valueOf(noMonth.getMessage()));
    }
  }

  private static LoggedTime time(Interval interval) {
    Month month = present(interval.paymentInterval(), "paymentInterval");
    return new LoggedTime(
        YearMonth.of(month.year(), month.month()),
        Duration.ofSeconds(interval.durationInSeconds()));
  }
}
