package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TaskCycleTest {
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
    lab.project("low", team, 1);
    lab.project("high", team, 9);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTaskIsCreatedTakenFinishedAndCounted() {
    String task = tasks("low", 0, 2, 1).getFirst();
    Person ann = annotator("ann", 0);

    JsonNode taken = ann.calls().post("/user/tasks/request", null).expect(200).json();

    assertThat(taken.at("/messages/0/success").asString())
        .isEqualTo("You have been assigned a new task.");
    assertThat(taken.get("typ").asString()).isEqualTo("Task");
    assertThat(taken.get("state").asString()).isEqualTo("Active");
    assertThat(taken.at("/task/id").asString()).isEqualTo(task);
    assertThat(taken.at("/annotationLayers/0/typ").asString()).isEqualTo("Skeleton");
    assertThat(taken.at("/owner/id").asString()).isEqualTo(ann.id());
    assertThat(status(task)).isEqualTo("1 1 0");

    JsonNode finished = finish(ann, taken.get("id").asString()).expect(200).json();

    assertThat(finished.get("state").asString()).isEqualTo("Finished");
    assertThat(finished.at("/messages/0/success").asString()).isEqualTo("Task is finished.");
    assertThat(status(task)).isEqualTo("1 0 1");
    assertThat(finish(ann, taken.get("id").asString()).expect(200).message("success"))
        .isEqualTo("Annotation is archived.");
  }

  @Test
  void aTaskReadByIdEqualsTheOneCreated() {
    Map<String, Object> body = Lab.taskBody(type, "low", dataset, "axons", 3, 2);
    body.put(
        "boundingBox", Map.of("topLeft", List.of(1, 2, 3), "width", 4, "height", 5, "depth", 6));
    body.put("editRotation", List.of(0.5, 90, 0));
    JsonNode created = lab.admin().post("/tasks", List.of(body)).expect(200).json();
    JsonNode task = created.at("/tasks/0/success");

    JsonNode read = lab.admin().get("/tasks/" + task.get("id").asString()).expect(200).json();

    assertThat(read).isEqualTo(task);
    assertThat(created.get("warnings").size()).isZero();
    assertThat(read.get("boundingBox").toString())
        .isEqualTo("{\"topLeft\":[1,2,3],\"width\":4,\"height\":5,\"depth\":6}");
    assertThat(read.get("editRotation").toString()).isEqualTo("[0.5,90,0]");
    assertThat(read.get("team").asString()).isEqualTo("Annotators");
    assertThat(read.has("script")).isTrue();
    assertThat(read.get("script").isNull()).isTrue();
  }

  @Test
  void higherPriorityComesFirstAndPausedProjectsWait() {
    tasks("low", 0, 1, 3);
    String urgent = tasks("high", 0, 1, 1).getFirst();
    Person ann = annotator("ann", 0);
    String high = projectId("high");

    lab.admin().patch("/projects/" + high + "/pause", null).expect(200);
    assertThat(peeked(ann)).isNotEqualTo(urgent);
    lab.admin().patch("/projects/" + high + "/resume", null).expect(200);

    assertThat(peeked(ann)).isEqualTo(urgent);
    assertThat(take(ann).at("/task/id").asString()).isEqualTo(urgent);
  }

  @Test
  void peekingShowsTheTaskThatTakingGives() {
    tasks("low", 0, 1, 50);
    Person ann = annotator("ann", 0);

    String seen = peeked(ann);

    assertThat(peeked(ann)).isEqualTo(seen);
    assertThat(take(ann).at("/task/id").asString()).isEqualTo(seen);
    assertThat(peeked(ann)).isNotEqualTo(seen);
  }

  @Test
  void experienceDecidesAndTheReasonIsTold() {
    tasks("low", 5, 1, 4);
    Person novice = annotator("nora", 3);
    Person stranger = lab.user("stan", Map.of("synapses", 9), team);

    Answer refused = novice.calls().post("/user/tasks/request", null).expect(400);
    Answer unknown = stranger.calls().post("/user/tasks/request", null).expect(400);

    assertThat(refused.error()).isEqualTo("There is currently no task available.");
    JsonNode reason = refused.json().at("/reasons/0");
    assertThat(reason.get("rule").asString()).isEqualTo("experience");
    assertThat(reason.get("needed").asInt()).isEqualTo(5);
    assertThat(reason.get("has").asInt()).isEqualTo(3);
    assertThat(reason.get("tasks").asInt()).isEqualTo(4);
    assertThat(reason.get("text").asString())
        .isEqualTo("4 tasks: “dendrites” 5 or more needed, and you have 3.");
    assertThat(unknown.json().at("/reasons/0/text").asString()).contains("no entry for it");
    take(annotator("eve", 5));
  }

  @Test
  void otherTeamsAndUnreadableDatasetsAreNeverHandedOut() {
    String others = lab.team("Others");
    String closed = lab.dataset("closed", others);
    Map<String, Object> body = Lab.taskBody(type, "low", closed, "dendrites", 0, 1);
    JsonNode created = lab.admin().post("/tasks", List.of(body)).expect(200).json();
    Person ann = annotator("ann", 9);

    JsonNode warned = lab.admin().post("/tasks", List.of(body)).expect(200).json();
    Answer refused = ann.calls().post("/user/tasks/request", null).expect(400);

    assertThat(created.get("warnings").size()).isZero();
    assertThat(warned.at("/warnings/0").asString())
        .isEqualTo("Project team “Annotators” has no read permission to dataset “closed”.");
    assertThat(refused.json().at("/reasons/0/rule").asString()).isEqualTo("dataset");
    Person other = lab.user("otto", Map.of("dendrites", 9), others);
    assertThat(
            other
                .calls()
                .post("/user/tasks/request", null)
                .expect(400)
                .json()
                .at("/reasons/0/rule")
                .asString())
        .isEqualTo("team");
    tasks("low", 0, 1, 1);
    take(ann);
  }

  @Test
  void nobodyGetsATaskTwiceNotEvenAfterItWasCancelled() {
    tasks("low", 0, 3, 1);
    Person ann = annotator("ann", 0);
    String instance = take(ann).get("id").asString();

    Answer again = ann.calls().post("/user/tasks/request", null).expect(400);
    lab.admin().delete("/annotations/Task/" + instance).expect(200);
    Answer afterwards = ann.calls().post("/user/tasks/request", null).expect(400);

    assertThat(again.json().at("/reasons/0/rule").asString()).isEqualTo("had");
    assertThat(afterwards.json().at("/reasons/0/text").asString())
        .isEqualTo("1 task: you have had it already.");
  }

  @Test
  void aManagerMayTakeACancelledTaskAgain() {
    tasks("low", 0, 1, 1);
    Person boss = lab.manager("boss", team);
    lab.admin()
        .patch("/users/" + boss.id(), Map.of("experiences", Map.of("dendrites", 1)))
        .expect(200);
    String instance = take(boss).get("id").asString();

    lab.admin().delete("/annotations/" + instance).expect(200);

    assertThat(take(boss).get("id").asString()).isNotEqualTo(instance);
  }

  @Test
  void theLimitOfOpenTasksHoldsButNotForManagers() {
    tasks("low", 0, 1, 10);
    Person ann = annotator("ann", 0);
    Person boss = lab.manager("boss", team);
    lab.admin()
        .patch("/users/" + boss.id(), Map.of("experiences", Map.of("dendrites", 1)))
        .expect(200);

    take(ann);
    String second = take(ann).get("id").asString();
    Answer refused = ann.calls().post("/user/tasks/request", null).expect(400);
    for (int i = 0; i < 4; i++) {
      take(boss);
    }

    assertThat(refused.error()).isEqualTo("You already have too many open tasks.");
    finish(ann, second).expect(200);
    take(ann);
  }

  @Test
  void anAnnotatorReopensWithinTheWindowAndAManagerAlways() {
    tasks("low", 0, 1, 1);
    Person ann = annotator("ann", 0);
    Person bob = annotator("bob", 0);
    String instance = take(ann).get("id").asString();
    finish(ann, instance).expect(200);

    assertThat(reopen(ann.calls(), instance).expect(200).message("success"))
        .isEqualTo("Annotation was reopened.");
    assertThat(reopen(ann.calls(), instance).expect(400).error())
        .isEqualTo("Could not reopen the annotation.");
    finish(ann, instance).expect(200);
    assertThat(reopen(bob.calls(), instance).expect(403).body())
        .contains("You do not have permission to reopen this annotation.");
    server.clock().advance(Duration.ofSeconds(41));
    assertThat(reopen(ann.calls(), instance).expect(400).body())
        .contains("finished for too long (configured as 30 seconds)");
    reopen(lab.admin(), instance).expect(200);
  }

  @Test
  void cancellingGivesTheInstanceBack() {
    String task = tasks("low", 0, 1, 1).getFirst();
    Person ann = annotator("ann", 0);
    String instance = take(ann).get("id").asString();

    ann.calls().delete("/annotations/Task/" + instance).expect(403);
    Answer cancelled = lab.admin().delete("/annotations/Task/" + instance).expect(200);
    lab.admin().delete("/annotations/Task/" + instance).expect(200);

    assertThat(cancelled.message("success"))
        .isEqualTo("Task annotation was successfully cancelled.");
    assertThat(status(task)).isEqualTo("1 0 0");
    assertThat(lab.admin().get("/annotations/" + instance + "/info").expect(400).error())
        .isEqualTo("This annotation is marked as cancelled and cannot be viewed.");
    take(annotator("bob", 0));
  }

  @Test
  void aFinishedInstanceCanBeCancelledToo() {
    String task = tasks("low", 0, 1, 1).getFirst();
    Person ann = annotator("ann", 0);
    String instance = take(ann).get("id").asString();
    finish(ann, instance).expect(200);

    lab.admin().delete("/annotations/" + instance).expect(200);

    assertThat(status(task)).isEqualTo("1 0 0");
  }

  @Test
  void annotatorsHandBackWithAReason() {
    String task = tasks("low", 0, 1, 1).getFirst();
    Person ann = annotator("ann", 0);
    Person bob = annotator("bob", 0);
    String instance = take(ann).get("id").asString();
    String path = "//api/clew/v1/annotations/" + instance + "/handBack";

    bob.calls().post(path, Map.of("reason", "not mine")).expect(403);
    ann.calls().post(path, Map.of("reason", "too dark")).expect(200);

    assertThat(status(task)).isEqualTo("1 0 0");
    ann.calls().post(path, Map.of("reason", "again")).expect(400);
    take(bob);
  }

  @Test
  void transferringKeepsTheCountsAndTheRules() {
    String task = tasks("low", 0, 2, 1).getFirst();
    Person ann = annotator("ann", 0);
    Person bob = annotator("bob", 0);
    Person eve = annotator("eve", 0);
    String instance = take(ann).get("id").asString();
    take(bob);

    assertThat(transfer(ann.calls(), instance, bob.id()).expect(400).error())
        .isEqualTo("Cannot transfer annotation to a user who has this task already.");
    assertThat(transfer(ann.calls(), instance, "0".repeat(24)).expect(404).error())
        .isEqualTo("User could not be found or accessed.");
    transfer(bob.calls(), instance, eve.id()).expect(403);
    JsonNode moved = transfer(ann.calls(), instance, eve.id()).expect(200).json();

    assertThat(moved.at("/owner/id").asString()).isEqualTo(eve.id());
    assertThat(status(task)).isEqualTo("0 2 0");
    finish(eve, instance).expect(200);
    transfer(lab.admin(), instance, ann.id()).expect(403);
  }

  @Test
  void aTaskIsAssignedByHandPastEveryRuleButDatasetAndDouble() {
    lab.admin().patch("/projects/" + projectId("low") + "/pause", null).expect(200);
    String task = tasks("low", 99, 2, 1).getFirst();
    Person ann = annotator("ann", 0);
    Person boss = lab.manager("boss", team);

    ann.calls().post("/tasks/" + task + "/assign?userId=" + ann.id(), null).expect(403);
    JsonNode assigned =
        boss.calls().post("/tasks/" + task + "/assign?userId=" + ann.id(), null).expect(200).json();
    Answer twice =
        boss.calls().post("/tasks/" + task + "/assign?userId=" + ann.id(), null).expect(400);

    assertThat(assigned.get("id").asString()).isEqualTo(task);
    assertThat(assigned.at("/status/active").asInt()).isEqualTo(1);
    assertThat(twice.error())
        .isEqualTo("Cannot assign annotation to a user who has this task already.");
    boss.calls().post("/tasks/" + task + "/assign?userId=" + boss.id(), null).expect(200);
    Person bob = annotator("bob", 0);
    assertThat(
            boss.calls()
                .post("/tasks/" + task + "/assign?userId=" + bob.id(), null)
                .expect(400)
                .error())
        .isEqualTo("There is currently no task available.");
  }

  @Test
  void updatingSetsThePendingInstances() {
    String task = tasks("low", 0, 2, 1).getFirst();
    take(annotator("ann", 0));
    Map<String, Object> body = Lab.taskBody(type, "low", dataset, "dendrites", 0, 4);

    Answer updated = lab.admin().put("/tasks/" + task, body).expect(200);

    assertThat(updated.message("success")).isEqualTo("Task was successfully updated.");
    assertThat(updated.json().at("/status/pending").asInt()).isEqualTo(4);
    assertThat(status(task)).isEqualTo("4 1 0");
    body.put("pendingInstances", -1);
    lab.admin().put("/tasks/" + task, body).expect(400);
    assertThat(status(task)).isEqualTo("4 1 0");
  }

  @Test
  void moreInstancesForAProjectAtOnce() {
    List<String> tasks = tasks("low", 0, 1, 3);
    String low = projectId("low");

    JsonNode project =
        lab.admin()
            .patch("/projects/" + low + "/incrementEachTasksInstances?delta=2", null)
            .expect(200)
            .json();

    assertThat(project.get("pendingInstances").asInt()).isEqualTo(9);
    assertThat(status(tasks.getFirst())).isEqualTo("3 0 0");
    assertThat(
            lab.admin()
                .patch("/projects/" + low + "/incrementEachTasksInstances?delta=-1", null)
                .expect(400)
                .error())
        .isEqualTo("Cannot increment task counts by a negative number.");
  }

  @Test
  void deletingATaskTypeTakesItsTasksAndFreesItsName() {
    String task = tasks("low", 0, 2, 2).getFirst();
    Person ann = annotator("ann", 0);
    String instance = take(ann).get("id").asString();

    Answer deleted = lab.admin().delete("/taskTypes/" + type).expect(200);

    assertThat(deleted.message("success")).isEqualTo("Task type “trace” was successfully deleted.");
    assertThat(lab.admin().get("/tasks/" + task).expect(404).error())
        .isEqualTo("Task “" + task + "” could not be found or accessed.");
    lab.admin().get("/annotations/" + instance + "/info").expect(404);
    assertThat(lab.admin().post("/tasks/list", Map.of()).expect(200).json().size()).isZero();
    assertThat(ann.calls().get("/user/tasks").expect(200).json().size()).isZero();
    lab.taskType("trace", team, "volume");
  }

  @Test
  void deletingAProjectTakesItsTasksAndFreesItsName() {
    tasks("low", 0, 2, 2);
    Person boss = lab.manager("boss", team);
    String low = projectId("low");

    boss.calls().delete("/projects/" + low).expect(403);
    assertThat(lab.admin().delete("/projects/" + low).expect(200).message("success"))
        .isEqualTo("Project was successfully deleted.");

    assertThat(lab.admin().get("/projects/byName/low").expect(404).error())
        .isEqualTo("Project with name “low” could not be found or accessed.");
    assertThat(lab.admin().post("/tasks/list", Map.of()).json().size()).isZero();
    lab.project("low", team, 1);
  }

  @Test
  void listsOfAProjectAreStablePages() {
    List<String> tasks = tasks("low", 0, 1, 25);
    String path = "/projects/" + projectId("low") + "/tasks?limit=10&includeTotalCount=true";
    List<String> seen = new ArrayList<>();

    for (int page = 0; page < 3; page++) {
      Answer answer = lab.admin().get(path + "&pageNumber=" + page).expect(200);
      assertThat(answer.header("X-Total-Count")).isEqualTo("25");
      answer.json().forEach(task -> seen.add(task.get("id").asString()));
    }

    assertThat(new HashSet<>(seen)).hasSize(25);
    assertThat(seen).containsExactlyElementsOf(tasks.reversed());
  }

  @Test
  void instancesOfATaskAndOfAUserAreListed() {
    String task = tasks("low", 0, 2, 1).getFirst();
    Person ann = annotator("ann", 0);
    Person bob = annotator("bob", 0);
    String first = take(ann).get("id").asString();
    finish(ann, first).expect(200);
    take(bob);

    assertThat(lab.admin().get("/tasks/" + task + "/annotations").expect(200).json().size())
        .isEqualTo(2);
    ann.calls().get("/tasks/" + task + "/annotations").expect(403);
    assertThat(ann.calls().get("/user/tasks?isFinished=true").json().size()).isEqualTo(1);
    assertThat(ann.calls().get("/user/tasks?isFinished=false").json().size()).isZero();
    assertThat(
            lab.admin()
                .get("/users/" + bob.id() + "/tasks?includeTotalCount=true")
                .expect(200)
                .header("X-Total-Count"))
        .isEqualTo("1");
    ann.calls().get("/users/" + bob.id() + "/tasks").expect(403);
  }

  @Test
  void finishingSeveralIsAllOrNothing() {
    tasks("low", 0, 1, 4);
    Person ann = annotator("ann", 0);
    Person bob = annotator("bob", 0);
    String mine = take(ann).get("id").asString();
    String mineToo = take(ann).get("id").asString();
    String theirs = take(bob).get("id").asString();

    ann.calls()
        .patch("/annotations/Task/finish", Map.of("annotations", List.of(mine, theirs)))
        .expect(403);
    assertThat(ann.calls().get("/user/tasks?isFinished=true").json().size()).isZero();
    Answer finished =
        ann.calls()
            .patch("/annotations/Task/finish", Map.of("annotations", List.of(mine, mineToo)))
            .expect(200);

    assertThat(finished.message("success"))
        .isEqualTo("All selected annotations were finished/archived.");
  }

  @Test
  void aListOfAThousandTasksTakesAsManyStatementsAsOneOfTen() {
    tasks("low", 0, 1, 10);
    String low = projectId("low");
    int ofTen = server.statements().during(() -> listed("/projects/" + low + "/tasks", 10));
    tasks("low", 0, 1, 990);

    int ofThousand = server.statements().during(() -> listed("/projects/" + low + "/tasks", 1000));
    int creating = server.statements().during(() -> tasks("low", 0, 1, 1000));
    Person ann = annotator("ann", 0);
    int claiming = server.statements().during(() -> take(ann));

    assertThat(ofThousand).isEqualTo(ofTen).isLessThanOrEqualTo(5);
    assertThat(creating).isLessThanOrEqualTo(16);
    assertThat(claiming).isLessThanOrEqualTo(14);
  }

  private void listed(String path, int count) {
    assertThat(lab.admin().get(path).expect(200).json().size()).isEqualTo(count);
  }

  private Person annotator(String name, int dendrites) {
    return lab.user(name, Map.of("dendrites", dendrites), team);
  }

  private List<String> tasks(String project, int value, int instances, int count) {
    return lab.tasks(count, Lab.taskBody(type, project, dataset, "dendrites", value, instances));
  }

  private String projectId(String name) {
    return lab.admin().get("/projects/byName/" + name).expect(200).json().get("id").asString();
  }

  private JsonNode take(Person person) {
    return person.calls().post("/user/tasks/request", null).expect(200).json();
  }

  private String peeked(Person person) {
    return person.calls().get("/user/tasks/peek").expect(200).json().get("id").asString();
  }

  private static Answer finish(Person person, String instance) {
    return person.calls().patch("/annotations/Task/" + instance + "/finish", null);
  }

  private static Answer reopen(Caller caller, String instance) {
    return caller.patch("/annotations/Task/" + instance + "/reopen", null);
  }

  private static Answer transfer(Caller caller, String instance, String user) {
    return caller.patch("/annotations/Task/" + instance + "/transfer", Map.of("userId", user));
  }

  private String status(String task) {
    JsonNode status = lab.admin().get("/tasks/" + task).expect(200).json().get("status");
    return "%d %d %d"
        .formatted(
            status.get("pending").asInt(),
            status.get("active").asInt(),
            status.get("finished").asInt());
  }
}
