package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports agree with what the assignment does. */
class ReportTest {
  private TestServer server;
  private Lab lab;
  private String team;
  private String type;
  private String dataset;

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    dataset = lab.dataset("em");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> tasks(int count, String project, String domain, int value, int instances) {
    return lab.tasks(count, Lab.taskBody(type, project, dataset, domain, value, instances));
  }

  private JsonNode available(Caller caller) {
    return caller.get("/teams/" + team + "/availableTasksReport").expect(200).json();
  }

  private Map<String, JsonNode> progress() {
    Map<String, JsonNode> progress = new LinkedHashMap<>();
    lab.admin()
        .get("/teams/" + team + "/projectProgressReport")
        .expect(200)
        .json()
        .forEach(entry -> progress.put(entry.get("projectName").asString(), entry));
    return progress;
  }

  private static String take(Person person) {
    return person.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
  }

  private static Answer finish(Person person, String annotation) {
    return person.calls().patch("/annotations/Task/" + annotation + "/finish", null).expect(200);
  }

  /** A lab in which every rule keeps some tasks from someone. */
  private Map<String, Person> everyRule() {
    String other = lab.team("Others");
    lab.project("axons", team, 3);
    lab.project("dendrites", team, 2);
    String paused = lab.project("paused", team, 2);
    lab.project("foreign", other, 1);
    tasks(4, "axons", "axons", 1, 1);
    tasks(3, "axons", "axons", 5, 2);
    tasks(2, "dendrites", "dendrites", 0, 3);
    tasks(5, "paused", "axons", 1, 1);
    tasks(6, "foreign", "axons", 1, 1);
    String hidden = lab.dataset("hidden", other);
    lab.tasks(7, Lab.taskBody(type, "dendrites", hidden, "axons", 1, 1));
    lab.admin().patch("/projects/" + paused + "/pause", null).expect(200);
    Map<String, Person> people = new TreeMap<>();
    people.put("Ann", lab.user("Ann", Map.of("axons", 1), team));
    people.put("Bob", lab.user("Bob", Map.of("axons", 9, "dendrites", 0), team, other));
    people.put("Cem", lab.user("Cem", Map.of("boutons", 9), team));
    people.put("Eva", lab.user("Eva", Map.of("axons", 4, "dendrites", 1), team));
    // Some have had tasks: open, finished, handed back.
    finish(people.get("Ann"), take(people.get("Ann")));
    take(people.get("Bob"));
    String back = take(people.get("Eva"));
    people
        .get("Eva")
        .calls()
        .post("//api/clew/v1/annotations/" + back + "/handBack", Map.of("reason", "blurred"))
        .expect(200);
    return people;
  }

  @Test
  void availableTasksAreThoseThatEachCanStillTake() {
    Map<String, Person> people = everyRule();
    lab.manager("Maya", team);
    JsonNode report = available(people.get("Ann").calls());
    Map<String, Long> reported = new TreeMap<>();
    for (JsonNode entry : report) {
      assertThat(entry.propertyNames())
          .containsExactly("id", "user", "totalAvailableTasks", "availableTasksByProjects");
      String name = entry.get("user").asString().replace(" Person", "");
      assertThat(entry.get("id").asString()).isEqualTo(people.get(name).id());
      long sum = 0;
      for (JsonNode tasks : entry.get("availableTasksByProjects")) {
        assertThat(tasks.asLong()).isPositive();
        sum += tasks.asLong();
      }
      assertThat(entry.get("totalAvailableTasks").asLong()).isEqualTo(sum);
      reported.put(name, sum);
    }

    Map<String, Long> taken = new TreeMap<>();
    for (Map.Entry<String, Person> person : people.entrySet()) {
      taken.put(person.getKey(), takeAllAndGiveBack(person.getValue()));
    }

    assertThat(reported).isEqualTo(taken);
    assertThat(reported.get("Bob")).isGreaterThan(15);
    assertThat(reported.get("Cem")).isZero();
  }

  /** Takes what there is for someone, one after the other; then the tasks are as before. */
  private long takeAllAndGiveBack(Person person) {
    List<String> taken = new ArrayList<>();
    Answer answer = person.calls().post("/user/tasks/request", null);
    while (answer.status() == 200) {
      String annotation = answer.json().get("id").asString();
      finish(person, annotation);
      taken.add(annotation);
      answer = person.calls().post("/user/tasks/request", null);
    }
    assertThat(answer.error()).startsWith("There is currently no task available");
    for (String annotation : taken) {
      lab.admin().delete("/annotations/Task/" + annotation).expect(200);
    }
    return taken.size();
  }

  @Test
  void availableTasksAreToldByProjectAndExperience() {
    Map<String, Person> people = everyRule();

    Map<String, String> told = new TreeMap<>();
    available(lab.admin())
        .forEach(entry ->
            told.put(
                entry.get("user").asString(), entry.get("availableTasksByProjects").toString()));

    assertThat(told).hasSize(people.size());
    assertThat(told.get("Cem Person")).isEqualTo("{}");
    assertThat(told.get("Bob Person"))
        .contains("\"axons/axons: 5\":")
        .contains("\"dendrites/axons: 1\":7")
        .contains("\"dendrites/dendrites: 0\":2")
        .contains("\"foreign/axons: 1\":6")
        .doesNotContain("paused");
  }

  @Test
  void managersOfTheTeamAdminsAndWhoIsNotActiveAreLeftOut() {
    lab.user("Ann", Map.of(), team);
    Person gone = lab.user("Gone", Map.of(), team);
    lab.manager("Maya", team);
    String other = lab.team("Others");
    Person otto = lab.manager("Otto", other);
    lab.admin()
        .patch(
            "/users/" + otto.id(),
            Map.of(
                "teams",
                List.of(
                    Map.of("id", team, "isTeamManager", false),
                    Map.of("id", other, "isTeamManager", true))))
        .expect(200);
    lab.admin().patch("/users/" + gone.id(), Map.of("isActive", false)).expect(200);

    List<String> names = new ArrayList<>();
    available(lab.admin()).forEach(entry -> names.add(entry.get("user").asString()));

    assertThat(names).containsExactly("Ann Person", "Otto Person");
  }

  @Test
  void progressIsToldInCounts() {
    lab.project("axons", team, 3);
    tasks(5, "axons", "axons", 1, 2);
    Person ann = lab.user("Ann", Map.of("axons", 1), team);
    String first = take(ann);
    TimeLab.beat(ann.calls(), first, server.clock().millis());
    server.clock().advance(Duration.ofSeconds(20));
    finish(ann, first);
    take(ann);

    JsonNode told = progress().get("axons");

    assertThat(told.propertyNames())
        .containsExactly(
            "projectName",
            "paused",
            "priority",
            "totalTasks",
            "totalInstances",
            "pendingInstances",
            "finishedInstances",
            "activeInstances",
            "billedMilliseconds");
    assertThat(told.get("totalTasks").asInt()).isEqualTo(5);
    assertThat(told.get("totalInstances").asInt()).isEqualTo(10);
    assertThat(told.get("pendingInstances").asInt()).isEqualTo(8);
    assertThat(told.get("finishedInstances").asInt()).isEqualTo(1);
    assertThat(told.get("activeInstances").asInt()).isEqualTo(1);
    assertThat(told.get("priority").asInt()).isEqualTo(3);
    assertThat(told.get("paused").asBoolean()).isFalse();
    JsonNode project = lab.admin().get("/projects/withStatus").expect(200).json().get(0);
    assertThat(told.get("billedMilliseconds").asLong())
        .isEqualTo(project.get("tracingTime").asLong())
        .isGreaterThanOrEqualTo(20_000);
    assertThat(project.get("pendingInstances").asInt()).isEqualTo(8);
  }

  @Test
  void progressShowsProjectsInWhichSomethingGoesOn() {
    Person ann = lab.user("Ann", Map.of("axons", 1), team);
    String held = lab.project("held", team, 9);
    tasks(2, "held", "axons", 1, 1);
    take(ann);
    lab.admin().patch("/projects/" + held + "/pause", null).expect(200);
    lab.project("through", team, 8);
    tasks(1, "through", "axons", 1, 1);
    finish(ann, take(ann));
    String untouched = lab.project("untouched", team, 7);
    tasks(1, "untouched", "axons", 1, 1);
    lab.admin().patch("/projects/" + untouched + "/pause", null).expect(200);
    lab.project("hard", team, 6);
    tasks(1, "hard", "axons", 99, 1);
    lab.project("empty", team, 5);
    Map<String, Object> hidden = new LinkedHashMap<>(lab.projectBody("hidden", team, 4));
    hidden.put("isBlacklistedFromReport", true);
    lab.admin().post("/projects", hidden).expect(200);
    tasks(1, "hidden", "axons", 1, 1);
    lab.project("foreign", lab.team("Others"), 3);
    tasks(1, "foreign", "axons", 1, 1);

    assertThat(progress().keySet()).containsExactly("held", "through", "hard");
    server.clock().advance(Duration.ofDays(31));
    assertThat(progress().keySet()).containsExactly("held", "hard");
  }

  @Test
  void reportsAreForWhoKnowsTheTeam() {
    Person ann = lab.user("Ann", Map.of(), team);
    Person otto = lab.manager("Otto", lab.team("Others"));
    Caller elsewhere = Lab.found(server, "Elsewhere").admin();
    for (String report : List.of("/projectProgressReport", "/availableTasksReport")) {
      String path = "/teams/" + team + report;
      ann.calls().get(path).expect(200);
      lab.admin().get(path).expect(200);
      for (Caller stranger : List.of(otto.calls(), elsewhere)) {
        refused(
            stranger.get(path), 404, "Team “%s” could not be found or accessed.".formatted(team));
      }
      refused(lab.admin().get("/teams/0123456789abcdef01234567" + report), 404);
      refused(server.anonymous().get(path), 401);
      refused(lab.admin().get("/teams/x" + report), 400);
    }
  }

  @Test
  void theNumberOfStatementsDoesNotDependOnTheNumberOfRows() {
    List<String> paths =
        List.of(
            "/teams/" + team + "/projectProgressReport",
            "/teams/" + team + "/availableTasksReport",
            "/projects/withStatus",
            "/time/overview?start=0&end=99999999999999&annotationTypes=Task",
            "/time/user/"
                + lab.adminId()
                + "/spans?start=0&end=99999999999999&annotationTypes=Task",
            "/time/user/"
                + lab.adminId()
                + "/summedByAnnotation?start=0&end=99999999999999&annotationTypes=Task",
            "/users/" + lab.adminId() + "/loggedTime");
    more(1);
    List<Integer> withOne = statements(paths);
    more(50);

    assertThat(statements(paths)).isEqualTo(withOne);
    assertThat(withOne).allMatch(count -> count <= 5);
  }

  private int made;

  /** More projects, members, and time of the admin. */
  private void more(int count) {
    for (int i = 0; i < count; i++) {
      String name = "project-" + ++made;
      lab.project(name, team, made);
      String task = tasks(1, name, "axons", 1, 1).getFirst();
      Person person = lab.user("P" + made, Map.of("axons", 1), team);
      String annotation =
          lab.admin()
              .post("/tasks/" + task + "/assign?userId=" + person.id(), null)
              .expect(200)
              .json()
              .get("id")
              .asString();
      assertThat(annotation).isEqualTo(task);
      String instance =
          person.calls().get("/user/tasks").expect(200).json().get(0).get("id").asString();
      TimeLab.beat(person.calls(), instance, server.clock().millis());
      server.clock().advance(Duration.ofSeconds(2));
      TimeLab.beat(person.calls(), instance, server.clock().millis());
    }
  }

  private List<Integer> statements(List<String> paths) {
    List<Integer> counts = new ArrayList<>();
    for (String path : paths) {
      counts.add(server.statements().during(() -> lab.admin().get(path).expect(200)));
    }
    return counts;
  }
}
