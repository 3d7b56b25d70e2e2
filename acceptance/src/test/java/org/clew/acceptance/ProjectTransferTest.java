package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Who works on a project, and giving all of that to someone else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectTransferTest {
  private static final String UNKNOWN = "0123456789abcdef01234567";
  private static final String NO_RIGHT = "You are not authorized to view or edit this resource.";
  private static final String HAD =
      "Cannot transfer annotation to a user who has this task already. Nothing was transferred."
          + " Task ids are: ";

  private TestServer server;
  private Lab lab;
  private String team;
  private String type;
  private String dataset;
  private Person ann;
  private Person bob;
  private Person cyd;
  private Person manager;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    dataset = lab.dataset("em");
    ann = lab.user("ann", Map.of(), team);
    bob = lab.user("bob", Map.of(), team);
    cyd = lab.user("cyd", Map.of(), team);
    manager = lab.manager("mia", team);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aTransferOfFiveHundredThatFailsOnTheLastChangesNothing() throws SQLException {
    String project = lab.project("many", team, 1);
    List<String> tasks = tasks("many", dataset, 500, 2);
    tasks.forEach(task -> assign(task, ann));
    String last = tasks.getLast();
    assign(last, bob);
    long events = count("SELECT count(*) FROM events");
    String before = state(project);

    refused(transfer(manager, project, bob), 400, HAD + last);

    assertThat(state(project)).isEqualTo(before);
    assertThat(count("SELECT count(*) FROM events")).isEqualTo(events);
    assertThat(activeTasks(project)).isEqualTo("ann 500, bob 1");

    lab.admin().delete("/annotations/Task/" + instance(last, bob)).expect(200);
    int many = server.statements().during(() -> transfer(manager, project, cyd).expect(200));
    assertThat(activeTasks(project)).isEqualTo("cyd 500");
    assertThat(
            count(
                "SELECT count(*) FROM events WHERE kind = 'instance.transferred' AND actor_id = '%s'"
                    .formatted(manager.id())))
        .isEqualTo(500);
    String small = lab.project("small", team, 1);
    tasks("small", dataset, 2, 1).forEach(task -> assign(task, ann));
    int few = server.statements().during(() -> transfer(manager, small, bob).expect(200));
    assertThat(many).isEqualTo(few);
  }

  @Test
  void whatSomeoneHasStaysAndOthersInstancesOfItAreNotGivenToThem() {
    String project = lab.project("shared", team, 1);
    List<String> tasks = tasks("shared", dataset, 3, 2);
    assign(tasks.get(0), ann);
    assign(tasks.get(1), bob);

    assertThat(transfer(manager, project, bob).expect(200).body()).isEmpty();
    assertThat(activeTasks(project)).isEqualTo("bob 2");

    assign(tasks.get(2), ann);
    assign(tasks.get(2), cyd);
    refused(transfer(manager, project, manager), 400, HAD + tasks.get(2));
    assertThat(activeTasks(project)).isEqualTo("ann 1, bob 2, cyd 1");
  }

  @Test
  void aDatasetThatTheNewUserMayNotReadKeepsEverythingWhereItIs() {
    String secret = lab.dataset("secret", lab.team("Readers"));
    Person reader = lab.user("rea", Map.of(), team);
    lab.admin().patch("/users/" + reader.id(), Map.of("isDatasetManager", true)).expect(200);
    String project = lab.project("mixed", team, 1);
    tasks("mixed", dataset, 2, 1).forEach(task -> assign(task, reader));
    List<String> closed = tasks("mixed", secret, 2, 1);
    closed.forEach(task -> assign(task, reader));

    refused(
        transfer(manager, project, ann),
        400,
        "Cannot transfer annotation to a user who has no access to the dataset. Nothing was"
            + " transferred. Task ids are: "
            + String.join(";", closed));
    assertThat(activeTasks(project)).isEqualTo("rea 4");
  }

  @Test
  void finishedAndCancelledOnesStay() {
    String project = lab.project("done", team, 1);
    List<String> tasks = tasks("done", dataset, 3, 1);
    tasks.forEach(task -> assign(task, ann));
    String finished = instance(tasks.get(0), ann);
    ann.calls().patch("/annotations/Task/" + finished + "/finish", null).expect(200);
    lab.admin().delete("/annotations/Task/" + instance(tasks.get(1), ann)).expect(200);

    transfer(manager, project, bob).expect(200);

    assertThat(activeTasks(project)).isEqualTo("bob 1");
    assertThat(
            lab.admin()
                .get("/annotations/Task/" + finished + "/info")
                .json()
                .at("/owner/firstName")
                .asString())
        .isEqualTo("ann");
  }

  @Test
  void onlyManagersTransferAndOnlyToActiveUsers() {
    String project = lab.project("guarded", team, 1);
    Person stranger = lab.manager("stan", lab.team("Strangers"));
    Person gone = lab.user("gus", Map.of(), team);
    lab.admin().patch("/users/" + gone.id(), Map.of("isActive", false)).expect(200);
    String absent = "Project “" + project + "” could not be found or accessed.";

    refused(transfer(ann, project, bob), 403, NO_RIGHT);
    refused(transfer(stranger, project, bob), 404, absent);
    refused(
        transfer(manager, project, gone),
        400,
        "User “" + gone.id() + "” could not be found or accessed.");
    String route = "/projects/" + project + "/transferActiveTasks";
    refused(
        manager.calls().post(route, Map.of("userId", UNKNOWN)),
        400,
        "User “" + UNKNOWN + "” could not be found or accessed.");
    refused(manager.calls().post(route, "{}"), 400, "Invalid json format. “userId” is missing.");
    server.anonymous().post(route, Map.of("userId", bob.id())).expect(401);
    refused(ann.calls().get("/projects/" + project + "/usersWithActiveTasks"), 403, NO_RIGHT);
    refused(stranger.calls().get("/projects/" + project + "/usersWithActiveTasks"), 404, absent);
  }

  @Test
  void theStatusOfAProjectIsTheSumOfItsTasks() {
    String project = lab.project("sums", team, 1);
    List<String> tasks = tasks("sums", dataset, 3, 2);
    assign(tasks.get(0), ann);
    assign(tasks.get(0), bob);
    assign(tasks.get(1), ann);
    String finished = instance(tasks.get(0), bob);
    bob.calls().patch("/annotations/Task/" + finished + "/finish", null).expect(200);

    JsonNode status =
        ann.calls().get("//api/clew/v1/projects/" + project + "/status").expect(200).json();

    assertThat(status.get("tasks").asInt()).isEqualTo(3);
    assertThat(status.get("openTasks").asInt()).isEqualTo(2);
    assertThat(status.get("pendingInstances").asInt()).isEqualTo(3);
    assertThat(status.get("activeInstances").asInt()).isEqualTo(2);
    assertThat(status.get("finishedInstances").asInt()).isOne();
    refused(ann.calls().get("//api/clew/v1/projects/" + UNKNOWN + "/status"), 404);
  }

  private Answer transfer(Person by, String project, Person to) {
    return by.calls()
        .post("/projects/" + project + "/transferActiveTasks", Map.of("userId", to.id()));
  }

  private List<String> tasks(String project, String of, int count, int instances) {
    return lab.tasks(count, Lab.taskBody(type, project, of, "axons", 1, instances));
  }

  private void assign(String task, Person to) {
    lab.admin().post("/tasks/" + task + "/assign?userId=" + to.id(), null).expect(200);
  }

  private String instance(String task, Person of) {
    for (JsonNode one : lab.admin().get("/tasks/" + task + "/annotations").expect(200).json()) {
      if (one.at("/owner/id").asString().equals(of.id())) {
        return one.get("id").asString();
      }
    }
    throw new AssertionError(of + " has no instance of " + task);
  }

  /** Who works on it, as the route tells: {@code ann 2, bob 1}. */
  private String activeTasks(String project) {
    JsonNode users =
        manager.calls().get("/projects/" + project + "/usersWithActiveTasks").expect(200).json();
    return String.join(
        ", ",
        users
            .valueStream()
            .map(user -> user.get("firstName").asString() + " " + user.get("activeTasks").asInt())
            .sorted()
            .toList());
  }

  private String state(String project) throws SQLException {
    return text(
        """
        SELECT string_agg(id || user_id || state || modified, ',' ORDER BY id) FROM annotations
        WHERE project_id = '%s'
        """
            .formatted(project));
  }

  private long count(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
