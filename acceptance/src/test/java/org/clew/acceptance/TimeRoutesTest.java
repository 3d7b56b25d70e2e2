package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Looking time up: what is told, and to whom. */
class TimeRoutesTest {
  private static final String RANGE = "start=0&end=99999999999999";
  private static final String ALL = RANGE + "&annotationTypes=Task,Explorational";
  private static final String UNKNOWN = "0123456789abcdef01234567";

  private static TestServer server;
  private static int labs;

  private TimeLab lab;
  private Person ann;
  private String first;
  private String second;

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
    first = TimeLab.take(ann);
    second = TimeLab.take(ann);
  }

  private static Instant at(String moment) {
    return Instant.parse(moment);
  }

  private static List<String> months(JsonNode answer) {
    List<String> months = new ArrayList<>();
    for (JsonNode month : answer.get("loggedTime")) {
      months.add(
          "%d-%d: %d"
              .formatted(
                  month.at("/paymentInterval/year").asInt(),
                  month.at("/paymentInterval/month").asInt(),
                  month.get("durationInSeconds").asInt()));
    }
    return months;
  }

  private List<String> months() {
    return months(lab.lab.admin().get("/users/" + ann.id() + "/loggedTime").expect(200).json());
  }

  private void setZone(String zone) {
    assertThat(
            lab.lab
                .admin()
                .put("//api/clew/v1/timeZone", Map.of("timeZone", zone))
                .expect(200)
                .json()
                .get("timeZone")
                .asString())
        .isEqualTo(zone);
  }

  @Test
  void withoutAnyWorkThereIsNoMonth() {
    assertThat(ann.calls().get("/users/" + ann.id() + "/loggedTime").expect(200).body())
        .isEqualTo("{\"loggedTime\":[]}");
  }

  @Test
  void monthsBeginAndEndWhereTheOrganizationIs() {
    lab.span(ann, first, at("2026-03-31T21:59:59Z"), 1_500);
    lab.span(ann, first, at("2026-03-31T22:00:00Z"), 10_000);
    lab.span(ann, second, at("2026-04-01T00:00:00Z"), 100_000);
    lab.span(ann, second, at("2025-12-31T23:30:00Z"), 1_000_000);
    lab.span(ann, second, at("2026-08-01T00:00:00Z"), 0);

    assertThat(months()).containsExactly("2025-12: 1000", "2026-3: 11", "2026-4: 100");
    setZone("Europe/Berlin");
    assertThat(months()).containsExactly("2026-1: 1000", "2026-3: 1", "2026-4: 110");
    setZone("America/New_York");
    assertThat(months()).containsExactly("2025-12: 1000", "2026-3: 111");
  }

  @Test
  void theTimeZoneIsSetByAdminsToOneThatThereIs() {
    String path = "//api/clew/v1/timeZone";
    assertThat(ann.calls().get(path).expect(200).body()).isEqualTo("{\"timeZone\":\"UTC\"}");
    refused(ann.calls().put(path, Map.of("timeZone", "UTC")), 403);
    for (String zone : List.of("Mars/Base", "europe/berlin", "", "UTC'; --")) {
      refused(
          lab.lab.admin().put(path, Map.of("timeZone", zone)),
          400,
          "There is no time zone “%s”. Please use a name such as Europe/Berlin or UTC."
              .formatted(zone));
    }
    refused(
        lab.lab.admin().put(path, Map.of()), 400, "Invalid json format. “timeZone” is missing.");
    setZone("Asia/Kolkata");
    assertThat(ann.calls().get(path).expect(200).body()).contains("Asia/Kolkata");
  }

  @Test
  void spansTellAllAboutThem() {
    String span = lab.span(ann, first, at("2026-03-01T10:00:00Z"), 7_000);
    lab.span(ann, first, at("2026-03-01T11:00:00Z"), 0);

    JsonNode spans = spans(ALL);

    assertThat(spans).hasSize(1);
    JsonNode told = spans.get(0);
    assertThat(told.propertyNames())
        .containsExactly(
            "userId",
            "userEmail",
            "datasetOrganization",
            "datasetName",
            "annotationId",
            "annotationState",
            "taskId",
            "projectName",
            "taskTypeId",
            "taskTypeSummary",
            "timeSpanId",
            "timeSpanCreated",
            "timeSpanTimeMillis");
    assertThat(told.get("userId").asString()).isEqualTo(ann.id());
    assertThat(told.get("userEmail").asString()).startsWith("ann@lab");
    assertThat(told.get("datasetOrganization").asString()).isEqualTo(lab.name);
    assertThat(told.get("datasetName").asString()).isEqualTo("em");
    assertThat(told.get("annotationId").asString()).isEqualTo(first);
    assertThat(told.get("annotationState").asString()).isEqualTo("Active");
    assertThat(lab.tasks).contains(told.get("taskId").asString());
    assertThat(told.get("projectName").asString()).isEqualTo("axons");
    assertThat(told.get("taskTypeSummary").asString()).isEqualTo("trace");
    assertThat(told.get("timeSpanId").asString()).isEqualTo(span);
    assertThat(told.get("timeSpanCreated").asLong())
        .isEqualTo(at("2026-03-01T10:00:00Z").toEpochMilli());
    assertThat(told.get("timeSpanTimeMillis").asLong()).isEqualTo(7_000);
  }

  @Test
  void aFreeAnnotationHasNoTask() {
    String free = lab.free(ann);
    lab.span(ann, free, at("2026-03-01T10:00:00Z"), 7_000);

    JsonNode told = spans(RANGE + "&annotationTypes=Explorational").get(0);

    for (String key : List.of("taskId", "projectName", "taskTypeId", "taskTypeSummary")) {
      assertThat(told.get(key).isNull()).as(key).isTrue();
    }
    assertThat(spans(RANGE + "&annotationTypes=Task")).isEmpty();
    assertThat(spans(ALL + "&projectIds=" + lab.project)).isEmpty();
    assertThat(months()).containsExactly("2026-3: 7");
  }

  @Test
  void theRangeIsHalfOpenOnTheBeginningOfSpans() {
    for (long created : List.of(1000L, 1001L, 2000L)) {
      lab.span(ann, first, Instant.ofEpochMilli(created), created);
    }

    assertThat(sums("start=1001&end=2000&annotationTypes=Task")).containsExactly(1001L);
    assertThat(sums("start=1000&end=2001&annotationTypes=Task")).containsExactly(4001L);
    assertThat(sums("start=-9223372036854775808&end=9223372036854775807&annotationTypes=Task"))
        .containsExactly(4001L);
    assertThat(sums("start=2000&end=1000&annotationTypes=Task")).isEmpty();
  }

  @Test
  void timeIsSummedByAnnotation() {
    lab.span(ann, second, at("2026-03-01T10:00:00Z"), 5_000);
    lab.span(ann, first, at("2026-03-01T11:00:00Z"), 7_000);
    lab.span(ann, first, at("2026-03-02T11:00:00Z"), 8_000);

    JsonNode sums = byAnnotation(ALL);

    assertThat(sums.get(0).propertyNames())
        .containsExactly("annotation", "task", "projectName", "timeMillis", "annotationLayerStats");
    assertThat(sums.get(0).get("annotation").asString()).isEqualTo(first);
    assertThat(sums.get(0).get("timeMillis").asLong()).isEqualTo(15_000);
    assertThat(sums.get(0).get("annotationLayerStats").toString()).isEqualTo("[{}]");
    assertThat(sums.get(1).get("annotation").asString()).isEqualTo(second);
    assertThat(sums).hasSize(2);
  }

  @Test
  void filtersGoByTypeStateAndProject() {
    lab.span(ann, first, at("2026-03-01T10:00:00Z"), 1);
    lab.span(ann, second, at("2026-03-01T11:00:00Z"), 2);
    lab.span(ann, lab.free(ann), at("2026-03-01T12:00:00Z"), 4);
    ann.calls().patch("/annotations/Task/" + second + "/finish", null).expect(200);

    assertThat(sums(ALL)).containsExactlyInAnyOrder(1L, 2L, 4L);
    assertThat(sums(ALL + "&annotationStates=Active,Finished"))
        .containsExactlyInAnyOrder(1L, 2L, 4L);
    assertThat(sums(ALL + "&annotationStates=Finished")).containsExactly(2L);
    assertThat(sums(RANGE + "&annotationTypes=Task&annotationStates=Active")).containsExactly(1L);
    assertThat(sums(ALL + "&projectIds=" + lab.project)).containsExactlyInAnyOrder(1L, 2L);
    assertThat(sums(ALL + "&projectIds=" + UNKNOWN)).isEmpty();
    assertThat(sums(RANGE)).isEmpty();
    assertThat(spans(RANGE)).isEmpty();
    assertThat(sums(RANGE + "&annotationTypes=CompoundTask,View")).isEmpty();
  }

  static Stream<String> timeRoutes() {
    return Stream.of(
        "/time/user/{}/spans?", "/time/user/{}/summedByAnnotation?", "/time/overview?");
  }

  @ParameterizedTest
  @MethodSource("timeRoutes")
  void whatIsWrongIsTold(String route) {
    String path = route.replace("{}", ann.id());
    Caller admin = lab.lab.admin();

    refused(admin.get(path + ALL + ",Drawing"), 400, "Invalid annotation type.");
    refused(admin.get(path + RANGE + "&annotationTypes=task"), 400, "Invalid annotation type.");
    refused(admin.get(path + ALL + "&annotationStates=Done"), 400, "Invalid annotation state.");
    refused(admin.get(path + ALL + "&projectIds=axons"), 400, "Invalid project ids.");
    refused(
        admin.get(path + "end=1&annotationTypes=Task"),
        400,
        "The query parameter “start” is missing.");
    refused(
        admin.get(path + "start=1&annotationTypes=Task"),
        400,
        "The query parameter “end” is missing.");
    refused(
        admin.get(path + "start=1.5&end=3&annotationTypes=Task"),
        400,
        "The query parameter “start” is a number of milliseconds since 1970, not “1.5”.");
    refused(server.anonymous().get(path), 401);
  }

  @Test
  void theOverviewTakesTwoTypesOnly() {
    Caller admin = lab.lab.admin();
    refused(admin.get("/time/overview?" + RANGE), 400, "No annotation types specified.");
    refused(
        admin.get("/time/overview?" + RANGE + "&annotationTypes=Task,CompoundTask"),
        400,
        "One of the selected annotation types is not supported for time tracking.");
    refused(admin.get("/time/overview?" + ALL + "&teamIds=x"), 400, "Invalid team ids.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users/{}/loggedTime",
        "/time/user/{}/spans?" + ALL,
        "/time/user/{}/summedByAnnotation?" + ALL
      })
  void timeIsForOneselfOnesManagersAndAdmins(String route) {
    String path = route.replace("{}", ann.id());
    String otherTeam = lab.lab.team("Others");
    Person bob = lab.lab.user("Bob", Map.of(), lab.team);
    Person maya = lab.lab.manager("Maya", lab.team);
    Person otto = lab.lab.manager("Otto", otherTeam);
    TimeLab elsewhere = new TimeLab(server, "Elsewhere" + labs + "x" + route.length());

    for (Caller may : List.of(ann.calls(), maya.calls(), lab.lab.admin())) {
      may.get(path).expect(200);
    }
    for (Caller mayNot : List.of(bob.calls(), otto.calls())) {
      refused(mayNot.get(path), 403);
    }
    refused(server.anonymous().get(path), 401);
    refused(
        elsewhere.lab.admin().get(path),
        404,
        "User “%s” could not be found or accessed.".formatted(ann.id()));
    refused(
        lab.lab.admin().get(route.replace("{}", UNKNOWN)),
        404,
        "User “%s” could not be found or accessed.".formatted(UNKNOWN));
    refused(lab.lab.admin().get(route.replace("{}", "x")), 400);
  }

  @ParameterizedTest
  @CsvSource({"admin, Admin Ann Bob", "maya, Ann", "ann, Ann", "otto, ''"})
  void theOverviewShowsWhomOneMayList(String asking, String shown) {
    String otherTeam = lab.lab.team("Others");
    Person bob = lab.lab.user("Bob", Map.of("axons", 1), otherTeam);
    Map<String, Caller> callers =
        Map.of(
            "admin", lab.lab.admin(),
            "ann", ann.calls(),
            "maya", lab.lab.manager("Maya", lab.team).calls(),
            "otto", lab.lab.manager("Otto", lab.lab.team("Third")).calls());
    lab.span(ann, first, at("2026-03-01T10:00:00Z"), 1);
    lab.span(ann, first, at("2026-03-01T12:00:00Z"), 2);
    lab.span(ann, second, at("2026-03-01T13:00:00Z"), 4);
    lab.span(bob, lab.free(bob), at("2026-03-01T11:00:00Z"), 8);
    lab.span(
        new Person(lab.lab.adminId(), lab.lab.admin()),
        lab.free(bob),
        at("2026-03-01T11:30:00Z"),
        16);

    JsonNode overview = callers.get(asking).get("/time/overview?" + ALL).expect(200).json();

    List<String> names = new ArrayList<>();
    for (JsonNode entry : overview) {
      assertThat(entry.propertyNames()).containsExactly("user", "timeMillis", "annotationCount");
      assertThat(entry.get("user").propertyNames())
          .containsExactly("id", "firstName", "lastName", "email");
      String name = entry.at("/user/firstName").asString();
      names.add(name.equals("Ada") ? "Admin" : name);
      if (name.equals("Ann")) {
        assertThat(entry.get("timeMillis").asLong()).isEqualTo(7);
        assertThat(entry.get("annotationCount").asLong()).isEqualTo(2);
      }
    }
    assertThat(String.join(" ", names)).isEqualTo(shown);
  }

  @Test
  void theOverviewOfTeamsHoldsTheirMembersAndTheAdmins() {
    String otherTeam = lab.lab.team("Others");
    Person bob = lab.lab.user("Bob", Map.of("axons", 1), otherTeam);
    Person admin = new Person(lab.lab.adminId(), lab.lab.admin());
    lab.span(ann, first, at("2026-03-01T10:00:00Z"), 1);
    lab.span(bob, lab.free(bob), at("2026-03-01T11:00:00Z"), 2);
    lab.span(admin, lab.free(bob), at("2026-03-01T12:00:00Z"), 4);

    assertThat(overview("&teamIds=" + lab.team)).containsExactly(4L, 1L);
    assertThat(overview("&teamIds=" + otherTeam + "," + lab.team)).containsExactly(4L, 1L, 2L);
    assertThat(overview("&teamIds=" + UNKNOWN)).containsExactly(4L);
    assertThat(overview("&annotationStates=Finished")).isEmpty();
    assertThat(overview("&projectIds=" + lab.project)).containsExactly(1L);
  }

  private List<Long> overview(String filter) {
    return millis(lab.lab.admin().get("/time/overview?" + ALL + filter).expect(200).json());
  }

  private JsonNode spans(String query) {
    return ann.calls().get("/time/user/" + ann.id() + "/spans?" + query).expect(200).json();
  }

  private JsonNode byAnnotation(String query) {
    return ann.calls()
        .get("/time/user/" + ann.id() + "/summedByAnnotation?" + query)
        .expect(200)
        .json();
  }

  private List<Long> sums(String query) {
    return millis(byAnnotation(query));
  }

  private static List<Long> millis(JsonNode entries) {
    List<Long> sums = new ArrayList<>();
    entries.forEach(entry -> sums.add(entry.get("timeMillis").asLong()));
    return sums;
  }
}
