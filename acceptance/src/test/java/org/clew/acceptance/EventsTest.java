package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.acceptance.Listener.Message;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Events as they are read and listened to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class EventsTest {
  private static final String EVENTS = "//api/clew/v1/events";

  private TestServer server;
  private Lab lab;
  private Caller admin;
  private String token;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    admin = lab.admin();
    token = admin.token();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void whatHappenedIsToldOnceAndInItsOrder() {
    String from = latest();
    String team = lab.team("Tracers");
    String project = lab.project("axons", team, 1);
    admin.patch("/projects/" + project + "/pause", null).expect(200);

    JsonNode first = events("after=" + from + "&limit=2");
    JsonNode second = events("after=" + first.get("next").asString());

    assertThat(kinds(first)).containsExactly("team.created", "project.created");
    assertThat(first.get("more").asBoolean()).isTrue();
    assertThat(kinds(second)).containsExactly("project.paused");
    assertThat(second.get("more").asBoolean()).isFalse();
    JsonNode paused = second.get("events").get(0);
    assertThat(paused.get("subject").asString()).isEqualTo(project);
    assertThat(paused.get("actor").asString()).isEqualTo(lab.adminId());
    assertThat(paused.at("/before/paused").asBoolean()).isFalse();
    assertThat(paused.at("/after/paused").asBoolean()).isTrue();
    assertThat(first.get("events").get(0).get("before").isNull()).isTrue();
    JsonNode third = events("after=" + second.get("next").asString());
    assertThat(kinds(third)).isEmpty();
    assertThat(third.get("next").asString()).isEqualTo(latest());
    assertThat(kinds(events("after=" + first.get("events").get(0).get("cursor").asString())))
        .containsExactly("project.created", "project.paused");
  }

  @Test
  void theBeginningIsWhereNoPlaceIsGiven() {
    List<String> all = new ArrayList<>();
    JsonNode part = events("limit=3");
    while (part.get("more").asBoolean()) {
      all.addAll(kinds(part));
      part = events("limit=3&after=" + part.get("next").asString());
    }
    all.addAll(kinds(part));

    assertThat(all).startsWith("team.created").isEqualTo(kinds(events("limit=1000")));
  }

  @Test
  void kindsThingsAndSubjectsAreChosen() {
    String from = latest();
    String team = lab.team("Chosen");
    String project = lab.project("chosen", team, 1);
    admin.patch("/projects/" + project + "/pause", null).expect(200);
    admin.patch("/projects/" + project + "/resume", null).expect(200);
    String after = "after=" + from;

    assertThat(kinds(events(after + "&kind=project.paused"))).containsExactly("project.paused");
    assertThat(kinds(events(after + "&kind=team,project.resumed")))
        .containsExactly("team.created", "project.resumed");
    assertThat(kinds(events(after + "&subject=" + project)))
        .containsExactly("project.created", "project.paused", "project.resumed");
    assertThat(kinds(events(after + "&kind=project&subject=" + team))).isEmpty();
    JsonNode none = events(after + "&kind=nothing");
    assertThat(none.get("next").asString()).isNotEqualTo(from).isEqualTo(latest());
    JsonNode one = events(after + "&kind=project&limit=1");
    assertThat(one.get("more").asBoolean()).isTrue();
    assertThat(kinds(events("kind=project&after=" + one.get("next").asString())))
        .containsExactly("project.paused", "project.resumed");
  }

  @ParameterizedTest
  @CsvSource({
    "after=yesterday, “yesterday” is no cursor of events. Take “next” or “cursor” from an answer%2C or “latest”.",
    "after=1-2-3%27, “1-2-3'” is no cursor of events. Take “next” or “cursor” from an answer%2C or “latest”.",
    "after=1-9999999999999999999-1, “1-9999999999999999999-1” is no cursor of events. Take “next” or “cursor” from an answer%2C or “latest”.",
    "kind=a.b.c, “a.b.c” is no kind of event. A kind looks like “instance.finished”; “instance” means all of instances.",
    "limit=0, The query parameter “limit” is a whole number from 1 to 1000%2C not “0”.",
    "limit=1001, The query parameter “limit” is a whole number from 1 to 1000%2C not “1001”."
  })
  void nonsenseIsRefused(String query, String text) {
    refused(admin.get(EVENTS + "?" + query), 400, text.replace("%2C", ","));
  }

  @Test
  void aPlaceInTheFutureIsWaitedFor() {
    JsonNode part = events("after=999999999-999999999999999999-999999999999999999");

    assertThat(kinds(part)).isEmpty();
    assertThat(part.get("next").asString())
        .isEqualTo("999999999-999999999999999999-999999999999999999");
    assertThat(kinds(events("subject=x%27%20OR%20true"))).isEmpty();
  }

  @Test
  void otherOrganizationsAndOtherPeopleSeeNothing() {
    Lab other = Lab.found(server, "Other");
    lab.team("Secret");

    assertThat(other.admin().get(EVENTS + "?limit=1000").body()).doesNotContain("Secret");
    refused(
        lab.manager("mia", lab.team("Hers")).calls().get(EVENTS),
        403,
        "You are not authorized to view or edit this resource.");
    server.anonymous().get(EVENTS).expect(401);
    Caller listening = server.anonymous().withHeader("Accept", "text/event-stream");
    listening.get(EVENTS).expect(401);
    listening.with(token).get(EVENTS + "?after=x").expect(400);
    listening.with(lab.user("ann", Map.of()).calls().token()).get(EVENTS).expect(403);
  }

  @Test
  void whatCommitsLateHoldsBackWhatCameAfterIt() throws SQLException {
    String from = latest();
    try (Connection late = TestDatabase.connect(server.database());
        Statement statement = late.createStatement()) {
      late.setAutoCommit(false);
      statement.execute(
          """
          INSERT INTO events (organization_id, happened, kind, subject_id)
          VALUES ('Lab', now(), 'late.committed', 'x')
          """);
      lab.team("Early");

      JsonNode meanwhile = events("after=" + from);
      late.commit();
      JsonNode afterwards = events("after=" + meanwhile.get("next").asString());

      assertThat(kinds(meanwhile)).isEmpty();
      assertThat(kinds(afterwards)).containsExactly("late.committed", "team.created");
    }
  }

  @Test
  void whoListensIsToldAtOnceAndGoesOnWhereTheyWere() {
    String from = latest();
    String last;
    try (Listener listener = listen("?after=" + from, null)) {
      assertThat(listener.response().statusCode()).isEqualTo(200);
      assertThat(listener.response().headers().firstValue("Content-Type"))
          .contains("text/event-stream");
      lab.team("Heard1");
      assertThat(listener.next("event").event().at("/after/name").asString()).isEqualTo("Heard1");
      lab.team("Heard2");
      Message second = listener.next("event");
      assertThat(second.event().get("kind").asString()).isEqualTo("team.created");
      assertThat(second.event().get("cursor").asString()).isEqualTo(second.id());
      last = second.id();
    }
    lab.team("Missed");
    try (Listener listener = listen("?after=" + from, last)) {
      assertThat(listener.next("event").event().at("/after/name").asString()).isEqualTo("Missed");
    }
    try (Listener listener = listen("?kind=script,team&after=" + from, null)) {
      for (String name : List.of("Heard1", "Heard2", "Missed")) {
        assertThat(listener.next("event").event().at("/after/name").asString()).isEqualTo(name);
      }
    }
  }

  @Test
  void aSilentStreamBeatsMovesOnAndEndsForWhoMayNoLongerListen() {
    Lab own = Lab.found(server, "Own");
    String theirs = own.admin().token();
    try (Listener listener = Listener.start(server.url(), theirs, path("?kind=script"), null)) {
      assertThat(listener.next().what()).isEqualTo("beat");
      String place = listener.next("place").id();
      assertThat(place).matches("1-\\d+-0");
      assertThat(listener.next().what()).isEqualTo("beat");
      own.admin().delete("/auth/token").expect(200);

      Message end = listener.next();
      while (end.what().equals("place") || end.what().equals("beat")) {
        end = listener.next();
      }
      assertThat(end.what()).isEqualTo("end");
    }
  }

  @Test
  void aServerThatStopsEndsItsStreams() {
    TestServer second = server.another();
    try (Listener listener = Listener.start(second.url(), token, path("?after=latest"), null)) {
      listener.next("beat");
      second.close();

      assertThat(listener.next().what()).isIn("end", "cut");
    }
  }

  @Test
  void eventsOfARestoredDatabaseComeBeforeNewOnes() throws SQLException {
    TestServer first = TestServer.start();
    Lab restored = Lab.found(first, "Restored");
    restored.team("Before");
    String place = restored.admin().get(EVENTS + "?limit=1000").json().get("next").asString();
    try (Connection connection = TestDatabase.connect(first.database());
        Statement statement = connection.createStatement()) {
      // As in a dump of a database that was much further.
      statement.execute(
          "UPDATE events SET transaction_id = (transaction_id::text::bigint + 1000000)::text::xid8");
    }
    try (first;
        TestServer again = first.another()) {
      Caller there = restored.admin().at(again.url());
      there.post("/teams", Map.of("name", "After")).expect(200);
      JsonNode all = there.get(EVENTS + "?limit=1000&kind=team").expect(200).json();

      assertThat(all.get("events").valueStream().map(each -> each.at("/after/name").asString()))
          .containsSubsequence("Before", "After");
      assertThat(all.get("next").asString()).startsWith("2-");
      assertThat(place).startsWith("1-");
      assertThat(there.get(EVENTS + "?after=" + place).json().toString()).contains("After");
    }
  }

  private Listener listen(String query, String lastEventId) {
    return Listener.start(server.url(), token, path(query), lastEventId);
  }

  private static String path(String query) {
    return EVENTS.substring(1) + query;
  }

  private String latest() {
    return events("after=latest").get("next").asString();
  }

  private JsonNode events(String query) {
    return admin.get(EVENTS + "?" + query).expect(200).json();
  }

  private static List<String> kinds(JsonNode part) {
    return part.get("events").valueStream().map(event -> event.get("kind").asString()).toList();
  }
}
