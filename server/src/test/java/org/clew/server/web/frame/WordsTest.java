package org.clew.server.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T16:20:30Z");

  private final Words words = new Words(NOW, ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "0, just now",
    "44, just now",
    "60, 1 minute ago",
    "150, 3 minutes ago",
    "3600, 1 hour ago",
    "86400, 1 day ago",
    "2592000, 30 days ago",
    "7776000, 3 months ago",
    "94608000, 3 years ago",
    "-10, now",
    "-120, in 2 minutes"
  })
  void pastMomentsAreToldRoughly(long secondsAgo, String text) {
    assertThat(words.ago(NOW.minusSeconds(secondsAgo))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "59, 59 s",
    "60, 1 min",
    "3599, 59 min",
    "3600, 1 h",
    "7500, 2 h 5 min",
    "-5, 0 s"
  })
  void durationsHaveTwoUnitsAtMost(long seconds, String text) {
    assertThat(words.duration(seconds * 1000)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "9999, 9999", "10000, 10_000", "1234567, 1_234_567", "-12345, −12_345"})
  void largeNumbersHaveSeparators(long number, String text) {
    assertThat(words.number(number)).isEqualTo(text.replace('_', '\u202f'));
  }

  @Test
  void timesAreThoseOfTheOrganization() {
    assertThat(words.absolute(NOW)).isEqualTo("28 Nov 2026, 17:20 CET");
    assertThat(words.clock(NOW)).isEqualTo("17:20:30");
    assertThat(words.count(1, "task", "tasks")).isEqualTo("1 task");
  }
}
