package org.clew.server.web.frame;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How pages write numbers and times.
 *
 * @param now the time of the page
 * @param zone of the organization
 */
public record Words(Instant now, ZoneId zone) {
  // Narrow, and never at the end of a line.
  private static final String THIN = "\u202f";
  private static final DateTimeFormatter ABSOLUTE =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm z", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /** A number with separators: 12 345. */
  public String number(long number) {
    String digits = Long.toString(Math.abs(number));
    String grouped =
        digits.length() < 5 ? digits : digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", THIN);
    return number < 0 ? "−" + grouped : grouped;
  }

  /** A number of things: 1 task, 2 tasks. */
  public String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /** A length of time in its two largest units: 2 h 5 min. */
  public String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    if (minutes < 60) {
      return minutes + " min";
    }
    String rest = minutes % 60 == 0 ? "" : " " + minutes % 60 + " min";
    return number(minutes / 60) + " h" + rest;
  }

  /** The same of milliseconds. */
  public String duration(long millis) {
    return duration(Duration.ofMillis(millis));
  }

  /** How long ago, roughly: 3 minutes ago. */
  public String ago(Instant moment) {
    long seconds = Duration.between(moment, now).toSeconds();
    return seconds < 0
        ? (-seconds < 45 ? "now" : "in " + span(-seconds))
        : (seconds < 45 ? "just now" : span(seconds) + " ago");
  }

  /** Day and time in the organization’s zone: 28 Nov 2026, 16:20 CET. */
  public String absolute(Instant moment) {
    return ABSOLUTE.format(local(moment));
  }

  /** The day in the organization’s zone. */
  public String day(Instant moment) {
    return DAY.format(local(moment));
  }

  /** The time of the day, with seconds. */
  public String clock(Instant moment) {
    return CLOCK.format(local(moment));
  }

  private ZonedDateTime local(Instant moment) {
    return moment.atZone(zone);
  }

  private String span(long seconds) {
    long minutes = Math.max(1, Math.round(seconds / 60.0));
    if (minutes < 60) {
      return count(minutes, "minute", "minutes");
    }
    long hours = Math.round(minutes / 60.0);
    if (hours < 24) {
      return count(hours, "hour", "hours");
    }
    long days = Math.round(hours / 24.0);
    if (days < 60) {
      return count(days, "day", "days");
    }
    return days < 730
        ? count(Math.round(days / 30.4), "month", "months")
        : count(Math.round(days / 365.25), "year", "years");
  }
}
