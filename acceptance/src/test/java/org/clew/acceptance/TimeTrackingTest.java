package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;
import static org.clew.acceptance.TimeLab.beat;
import static org.clew.acceptance.TimeLab.open;
import static org.clew.acceptance.TimeLab.save;
import static org.clew.acceptance.TimeLab.take;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How time is counted. */
class TimeTrackingTest {
  private static TestServer server;
  private static int labs;

  private TimeLab lab;
  private Person ann;
  private String first;
  private String second;
  private long start;

  @BeforeAll
  static void startServer() {
    server = TestServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void start() {
    lab = new TimeLab(server, "Lab" + ++labs);
    ann = lab.ann;
    first = take(ann);
    second = take(ann);
    start = lab.now();
  }

  private void later(int seconds) {
    server.clock().advance(Duration.ofSeconds(seconds));
  }

  private static String path(String annotation, String what) {
    return "/annotations/Task/" + annotation + "/" + what;
  }

  @Test
  void signsOfWorkWithinTheGapAreOneSpan() {
    open(ann.calls(), first, start);
    later(40);
    assertThat(beat(ann.calls(), first, start + 20_000)).isEqualTo(20_000);
    open(ann.calls(), first, start + 35_500);

    assertThat(lab.spans(ann.id())).containsExactly(35_500L);
    assertThat(lab.tracingTime(first)).isEqualTo(35_500);
    assertThat(lab.checkSums()).isEqualTo(35_500);
  }

  @Test
  void aBreakIsNotCounted() {
    beat(ann.calls(), first, start);
    later(60);
    beat(ann.calls(), first, start + 60_000);
    later(60);
    beat(ann.calls(), first, start + 119_999);

    assertThat(lab.spans(ann.id())).containsExactly(0L, 59_999L);
    assertThat(lab.checkSums()).isEqualTo(59_999);
  }

  @Test
  void goingToAnotherAnnotationEndsTheSpanAtThatMoment() {
    beat(ann.calls(), first, start);
    later(50);
    open(ann.calls(), second, start + 30_000);
    beat(ann.calls(), second, start + 45_000);

    assertThat(lab.spans(ann.id())).containsExactly(30_000L, 15_000L);
    assertThat(lab.tracingTime(first)).isEqualTo(30_000);
    assertThat(lab.tracingTime(second)).isEqualTo(15_000);
    assertThat(lab.checkSums()).isEqualTo(45_000);
  }

  @Test
  void whatComesLateIsIgnored() {
    later(50);
    beat(ann.calls(), first, start + 40_000);
    beat(ann.calls(), first, start + 30_000);
    open(ann.calls(), second, start + 20_000);
    beat(ann.calls(), first, start + 45_000);

    assertThat(lab.spans(ann.id())).containsExactly(5_000L);
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400_000L, -61_000L, 3_600_000L, 9_000_000_000_000_000_000L})
  void aTimestampThatCannotBeIsNow(long away) {
    beat(ann.calls(), first, start);
    later(10);
    beat(ann.calls(), first, away > 86_400_000L ? away : start + 10_000 + away);

    long counted = lab.checkSums();
    assertThat(counted).isBetween(10_000L, lab.now() - start);
  }

  @Test
  void savingAndFinishingCountByTheClockOfTheServer() {
    save(ann.calls(), first);
    later(10);
    save(ann.calls(), first);
    later(10);
    ann.calls().patch(path(first, "finish"), null).expect(200);

    assertThat(lab.spans(ann.id())).hasSize(1);
    assertThat(lab.tracingTime(first)).isBetween(20_000L, lab.now() - start);
    lab.checkSums();
  }

  @Test
  void finishingTellsTheTimeUpToIt() {
    beat(ann.calls(), first, start);
    later(10);

    long told =
        ann.calls()
            .patch(path(first, "finish?timestamp=" + (start + 9_000)), null)
            .expect(200)
            .json()
            .get("tracingTime")
            .asLong();

    assertThat(told).isEqualTo(9_000);
    assertThat(lab.checkSums()).isEqualTo(9_000);
  }

  @Test
  void finishingSeveralCountsForTheOneThatWasWorkedOn() {
    beat(ann.calls(), second, start);
    later(10);
    ann.calls()
        .patch(
            "/annotations/Task/finish?timestamp=" + (start + 8_000),
            Map.of("annotations", List.of(first, second)))
        .expect(200);

    assertThat(lab.tracingTime(first)).isZero();
    assertThat(lab.tracingTime(second)).isEqualTo(8_000);
  }

  @Test
  void onlyLookingCountsNothing() {
    ann.calls().get("/annotations/" + first + "/info").expect(200);
    lab.lab.admin().get("/annotations/" + first + "/info?timestamp=" + start).expect(200);

    assertThat(lab.spans(ann.id())).isEmpty();
    assertThat(lab.spans(lab.lab.adminId())).isEmpty();
  }

  @Test
  void nothingIsCountedOnWhatIsFinished() {
    beat(ann.calls(), first, start);
    ann.calls().patch(path(first, "finish?timestamp=" + start), null).expect(200);
    later(10);
    open(ann.calls(), first, start + 5_000);
    ann.calls().patch(path(first, "finish?timestamp=" + (start + 6_000)), null).expect(200);

    assertThat(lab.checkSums()).isZero();
  }

  @Test
  void theWayFromOneTaskToTheNextBelongsToTheFirst() {
    beat(ann.calls(), first, start);
    later(20);
    ann.calls().patch(path(first, "finish?timestamp=" + (start + 5_000)), null).expect(200);
    open(ann.calls(), second, start + 12_000);

    assertThat(lab.tracingTime(first)).isEqualTo(12_000);
    assertThat(lab.checkSums()).isEqualTo(12_000);
  }

  @Test
  void aHeartbeatOfSomeoneElseOrOnSomethingFinishedIsRefused() {
    String beat = "//api/clew/v1/annotations/" + first + "/heartbeat";
    refused(
        lab.lab.admin().post(beat, null),
        403,
        "Time is counted for the owner of an annotation only.");
    refused(server.anonymous().post(beat, null), 401);
    refused(
        ann.calls().post(beat + "?timestamp=soon", null),
        400,
        "The query parameter “timestamp” is a number of milliseconds since 1970, not “soon”.");
    refused(
        ann.calls().post("//api/clew/v1/annotations/" + lab.lab.adminId() + "/heartbeat", null),
        404,
        "Annotation could not be found or accessed.");
    ann.calls().patch(path(first, "finish"), null).expect(200);
    refused(
        ann.calls().post(beat, null),
        400,
        "The annotation is not active, so no time is counted. Please reopen it first.");
  }

  @Test
  void twoServersCountAsOne() {
    try (TestServer other = server.another()) {
      beat(ann.calls(), first, start);
      later(50);
      other.clock().advance(Duration.ofMillis(lab.now() - other.clock().millis()));
      beat(ann.calls().at(other.url()), first, start + 10_000);
      open(ann.calls().at(other.url()), second, start + 20_000);
      beat(ann.calls(), second, start + 30_000);

      assertThat(lab.spans(ann.id())).containsExactly(20_000L, 10_000L);
      assertThat(lab.checkSums()).isEqualTo(30_000);
    }
  }

  @Test
  void takingLongerThanExpectedIsOneEvent() {
    beat(ann.calls(), first, start);
    later(20);
    beat(ann.calls(), first, start + 20_000);
    later(20);
    assertThat(overTime()).isEmpty();
    beat(ann.calls(), first, start + 30_000);
    beat(ann.calls(), first, start + 40_000);

    assertThat(overTime())
        .containsExactly("%s %s %s 30000 30000".formatted(first, lab.project, lab.lab.adminId()));
  }

  private List<String> overTime() {
    return lab.rows(
        """
        SELECT concat_ws(' ', subject_id, after->>'project', after->>'owner',
          after->>'expectedTime', after->>'tracingTime')
        FROM events WHERE kind = 'instance.over_time' AND organization_id = '%s' ORDER BY id
        """
            .formatted(lab.name));
  }

  @Test
  void workGoesOnWhenTimeCannotBeCounted() throws SQLException {
    beat(ann.calls(), first, start);
    later(30);
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT FROM running_spans FOR UPDATE");

      save(ann.calls(), first);
      open(ann.calls(), first, start + 20_000);

      assertThat(lab.spans(ann.id())).containsExactly(0L);
      refused(
          ann.calls().post("//api/clew/v1/annotations/" + first + "/heartbeat", null),
          503,
          "The database is busy. Please try again in a moment.");
      connection.rollback();
    }
    later(20);
    beat(ann.calls(), first, start + 50_000);
    assertThat(lab.checkSums()).isEqualTo(50_000);
  }

  @Test
  void aTaskThatIsTransferredKeepsItsTimeAndGoesOnForTheOther() {
    Person bob = lab.lab.user("Bob", Map.of("axons", 1), lab.team);
    beat(ann.calls(), first, start);
    later(30);
    beat(ann.calls(), first, start + 10_000);
    lab.lab.admin().patch(path(first, "transfer"), Map.of("userId", bob.id())).expect(200);
    open(ann.calls(), first, start + 15_000);
    beat(bob.calls(), first, start + 20_000);
    beat(bob.calls(), first, start + 25_000);

    assertThat(lab.spans(ann.id())).containsExactly(10_000L);
    assertThat(lab.spans(bob.id())).containsExactly(5_000L);
    assertThat(lab.checkSums()).isEqualTo(15_000);
  }
}
