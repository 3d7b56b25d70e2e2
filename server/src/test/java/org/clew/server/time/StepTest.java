package org.clew.server.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.clew.model.ObjectId;
import org.clew.server.time.Step.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of how time is counted, and that of whose clock is believed. */
class StepTest {
  private static final Duration GAP = Duration.ofSeconds(60);
  private static final Instant T = Instant.parse("2026-11-25T12:00:00Z");
  private static final ObjectId ONE = new ObjectId("1".repeat(24));
  private static final ObjectId OTHER = new ObjectId("2".repeat(24));
  private static final Running RUNNING = new Running(new ObjectId("3".repeat(24)), ONE, T);

  @Test
  void theFirstSignOfAllBeginsASpan() {
    assertThat(Step.of(null, ONE, T, GAP)).isEqualTo(new Step.Begin());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 59_999})
  void aSignWithinTheGapLetsTheSpanGrow(long later) {
    assertThat(Step.of(RUNNING, ONE, T.plusMillis(later), GAP))
        .isEqualTo(new Step.Grow(RUNNING, later));
    assertThat(Step.of(RUNNING, OTHER, T.plusMillis(later), GAP))
        .isEqualTo(new Step.Change(RUNNING, later));
  }

  @ParameterizedTest
  @ValueSource(longs = {60_000, 60_001, 86_400_000, -60_000, -86_400_000})
  void aSignFurtherAwayThanTheGapBeginsASpan(long later) {
    assertThat(Step.of(RUNNING, ONE, T.plusMillis(later), GAP)).isEqualTo(new Step.Begin());
    assertThat(Step.of(RUNNING, OTHER, T.plusMillis(later), GAP)).isEqualTo(new Step.Begin());
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -59_999})
  void aSignThatComesLateIsIgnored(long later) {
    assertThat(Step.of(RUNNING, ONE, T.plusMillis(later), GAP)).isEqualTo(new Step.Ignore());
    assertThat(Step.of(RUNNING, OTHER, T.plusMillis(later), GAP)).isEqualTo(new Step.Ignore());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1, -1",
    "-60000, -60000",
    "-60001, 0",
    "1, 0",
    "86400000, 0",
    "-86400000, 0",
    "9223372036854775807, 0"
  })
  void aTimestampIsBelievedForOneGapBeforeNow(long later, long counted) {
    long timestamp = later == Long.MAX_VALUE ? later : T.toEpochMilli() + later;

    assertThat(Moment.of(timestamp, T, GAP)).isEqualTo(T.plusMillis(counted));
  }

  @Test
  void withoutATimestampItIsNowInWholeMilliseconds() {
    assertThat(Moment.of(null, T.plusNanos(1_999_999), GAP)).isEqualTo(T.plusMillis(1));
    assertThat(Moment.of(Long.MIN_VALUE, T, GAP)).isEqualTo(T);
  }
}
