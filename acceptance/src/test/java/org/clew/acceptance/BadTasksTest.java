package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.clew.json.WireJson;
import org.clew.testkit.Answer;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTasksTest {
  private static final String UNKNOWN = "0123456789abcdef01234567";

  private TestServer server;
  private Lab lab;
  private String type;
  private String dataset;
  private String project;
  private Person manager;
  private Person member;
  private Person neighbour;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    String team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    String others = lab.team("Others");
    dataset = lab.dataset("em", team, others);
    project = lab.project("axons", team, 1);
    lab.project("others", others, 1);
    manager = lab.manager("mary", team);
    member = lab.user("max", Map.of(), team);
    neighbour = lab.manager("nils", others);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Map<String, Object> task() {
    return Lab.taskBody(type, "axons", dataset, "axons", 0, 1);
  }

  private Map<String, Object> task(String key, Object value) {
    Map<String, Object> body = task();
    body.put(key, value);
    return body;
  }

  private Answer create(Object... bodies) {
    return lab.admin().post("/tasks", List.of(bodies));
  }

  private int count() {
    return lab.admin()
        .get("/projects/" + project + "/tasks?limit=1&includeTotalCount=true")
        .expect(200)
        .headers()
        .firstValue("X-Total-Count")
        .map(Integer::parseInt)
        .orElseThrow();
  }

  @Test
  void anEmptyBatchIsRefused() {
    refused(lab.admin().post("/tasks", List.of()), 400, "Zero tasks were requested.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "taskTypeId",
        "neededExperience",
        "pendingInstances",
        "projectName",
        "datasetId",
        "editPosition",
        "editRotation"
      })
  void whatEveryTaskNeedsMayNeitherBeMissingNorNull(String key) {
    Map<String, Object> missing = task();
    missing.remove(key);

    assertThat(refused(create(task(), missing), 400)).contains("[1]").contains("“" + key + "”");
    assertThat(refused(create(task(), task(key, null)), 400)).contains("[1]").contains(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "taskTypeId       | 7",
        "taskTypeId       | \"nonsense\"",
        "taskTypeId       | \"0123456789ABCDEF0123456Z\"",
        "neededExperience | []",
        "neededExperience | {}",
        "neededExperience | {\"domain\": \"axons\"}",
        "neededExperience | {\"domain\": null, \"value\": 1}",
        "neededExperience | {\"domain\": 5, \"value\": 1}",
        "neededExperience | {\"domain\": \"axons\", \"value\": \"1\"}",
        "neededExperience | {\"domain\": \"axons\", \"value\": 99999999999}",
        "pendingInstances | \"1\"",
        "pendingInstances | 1.5",
        "pendingInstances | true",
        "pendingInstances | 99999999999999999999",
        "projectName      | 1",
        "projectName      | {}",
        "scriptId         | \"x\"",
        "boundingBox      | []",
        "boundingBox      | {\"topLeft\": [0, 0, 0]}",
        "boundingBox      | {\"topLeft\": null, \"width\": 1, \"height\": 1, \"depth\": 1}",
        "boundingBox      | {\"topLeft\": [0, 0, 0], \"width\": -1, \"height\": 1, \"depth\": 1}",
        "datasetId        | \"em\"",
        "editPosition     | [1, 2]",
        "editPosition     | [1, 2, 3, 4]",
        "editPosition     | [1, 2, 3.5]",
        "editPosition     | [1, 2, null]",
        "editPosition     | [1, 2, 99999999999]",
        "editPosition     | {\"x\": 1}",
        "editRotation     | \"0,0,0\"",
        "editRotation     | [0, 0, 1e999]",
        "creationInfo     | 5",
        "description      | []",
        "baseAnnotation   | 5"
      })
  void aValueOfTheWrongTypeIsNamedWithItsPlace(String key, String value) {
    int before = count();
    Map<String, Object> rest = task();
    rest.remove(key);
    String wrong = "[{\"%s\": %s, %s]".formatted(key, value, json(rest).substring(1));

    assertThat(refused(lab.admin().post("/tasks", wrong), 400)).contains(key);
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void aBatchIsOfOneTaskTypeAndOneDataset() {
    String volume = lab.taskType("paint", lab.team("Painters"), "volume");
    String second = lab.dataset("second");

    refused(
        create(task(), task("taskTypeId", volume)),
        400,
        "Cannot create tasks with differing task types in one go.");
    refused(
        create(task(), task("datasetId", second)),
        400,
        "Cannot create tasks on multiple datasets in one go.");
  }

  @Test
  void aBatchHasAtMostOneThousandSkeletonsOrOneHundredVolumes() {
    int before = count();
    String team = lab.team("Volumes");
    Map<String, Object> volume = task("taskTypeId", lab.taskType("volumes", team, "volume"));
    Map<String, Object> hybrid = task("taskTypeId", lab.taskType("hybrids", team, "hybrid"));

    refused(
        lab.admin().post("/tasks", Collections.nCopies(1001, task())),
        400,
        "Cannot create more than 1000 tasks in one request.");
    for (Map<String, Object> body : List.of(volume, hybrid)) {
      refused(
          lab.admin().post("/tasks", Collections.nCopies(101, body)),
          400,
          "Cannot create more than 100 tasks in one request.");
    }
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void whatABatchNamesMustExist() {
    int before = count();

    refused(
        create(task("taskTypeId", UNKNOWN)),
        404,
        "Task type “" + UNKNOWN + "” could not be found or accessed.");
    refused(
        create(task("datasetId", UNKNOWN)),
        404,
        "Dataset “" + UNKNOWN + "” could not be found or accessed.");
    refused(
        create(task(), task("projectName", "nowhere"), task()),
        400,
        "Project with name “nowhere” could not be found or accessed.");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void aBadItemSaysWhyAndTheGoodOnesAreCreatedInOrder() {
    int before = count();
    List<Object> batch = new ArrayList<>();
    batch.add(task("creationInfo", "first"));
    batch.add(task("scriptId", UNKNOWN));
    batch.add(task("neededExperience", Map.of("domain", " a ", "value", 1)));
    batch.add(task("pendingInstances", -1));
    batch.add(task("projectName", "others"));
    batch.add(task("pendingInstances", Long.MAX_VALUE));
    batch.add(task("creationInfo", "last"));
    Person both = lab.user("otto", Map.of(), teamOf("axons"), teamOf("others"));
    lab.admin()
        .patch(
            "/users/" + both.id(),
            Map.of(
                "teams",
                List.of(
                    Map.of("id", teamOf("axons"), "isTeamManager", true),
                    Map.of("id", teamOf("others"), "isTeamManager", false))))
        .expect(200);

    JsonNode items = both.calls().post("/tasks", batch).expect(200).json().get("tasks");

    assertThat(items.size()).isEqualTo(7);
    assertThat(items.at("/0/success/creationInfo").asString()).isEqualTo("first");
    assertThat(items.at("/6/success/creationInfo").asString()).isEqualTo("last");
    assertThat(items.at("/0/error").isNull()).isTrue();
    assertThat(items.at("/1/success").isNull()).isTrue();
    assertItem(items.get(1), 404, "Script “" + UNKNOWN + "” could not be found or accessed.");
    assertItem(
        items.get(2),
        400,
        "The experience domain “a” is too short: it needs at least 2 characters.");
    assertItem(
        items.get(3), 400, "The number of pending instances is from 0 to 1000000000, not -1.");
    assertItem(items.get(4), 403, "You do not have permission to administrate this team.");
    assertThat(items.at("/5/status").asInt()).isEqualTo(400);
    assertThat(count()).isEqualTo(before + 2);
  }

  @Test
  void aBatchOfBadItemsAloneIsStillAnswered() {
    int before = count();

    JsonNode answer = create(task("pendingInstances", -1)).expect(200).json();

    assertThat(answer.at("/tasks/0/status").asInt()).isEqualTo(400);
    assertThat(answer.get("warnings").isArray()).isTrue();
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void membersMayNeitherCreateNorChangeNorDeleteTasks() {
    String task = lab.tasks(1, task()).getFirst();
    JsonNode item = member.calls().post("/tasks", List.of(task())).expect(200).json();

    assertItem(item.at("/tasks/0"), 403, "You do not have permission to administrate this team.");
    String refusal = "You are not authorized to view or edit this resource.";
    refused(member.calls().put("/tasks/" + task, task()), 403, refusal);
    refused(member.calls().delete("/tasks/" + task), 403, refusal);
    refused(member.calls().get("/tasks/" + task + "/annotations"), 403, refusal);
    refused(
        member.calls().post("/tasks/" + task + "/assign?userId=" + member.id(), null),
        403,
        refusal);
    refused(member.calls().get("/projects/" + project + "/tasks"), 403, refusal);
    refused(
        member.calls().patch("/projects/" + project + "/incrementEachTasksInstances", null),
        403,
        refusal);
    assertThat(member.calls().post("/tasks/list", Map.of()).expect(200).body()).isEqualTo("[]");
  }

  @Test
  void managersOfAnotherTeamDoNotEvenLearnThatTheTaskExists() {
    String task = lab.tasks(1, task()).getFirst();
    String refusal = "Task “" + task + "” could not be found or accessed.";

    refused(neighbour.calls().get("/tasks/" + task), 404, refusal);
    refused(neighbour.calls().put("/tasks/" + task, task()), 404, refusal);
    refused(neighbour.calls().delete("/tasks/" + task), 404, refusal);
    refused(neighbour.calls().get("/tasks/" + task + "/annotations"), 404, refusal);
    refused(
        neighbour.calls().post("/tasks/" + task + "/assign?userId=" + neighbour.id(), null),
        404,
        refusal);
    refused(
        neighbour.calls().post("/tasks", List.of(task())),
        404,
        "Task type “" + type + "” could not be found or accessed.");
  }

  @Test
  void aManagerGivesTasksOnlyToPeopleOfTheirTeams() {
    String task = lab.tasks(1, task()).getFirst();
    String assign = "/tasks/" + task + "/assign";

    refused(
        manager.calls().post(assign + "?userId=" + neighbour.id(), null),
        403,
        "You are not authorized to view or edit this resource.");
    refused(
        manager.calls().post(assign + "?userId=" + UNKNOWN, null),
        404,
        "User “" + UNKNOWN + "” could not be found or accessed.");
    refused(manager.calls().post(assign, null), 400, "The query parameter “userId” is missing.");
    refused(
        manager.calls().post(assign + "?userId=max", null),
        400,
        "The supplied resource id “max” is not a valid ObjectId.");
    manager.calls().post(assign + "?userId=" + member.id(), null).expect(200);
    refused(
        lab.admin().post(assign + "?userId=" + lab.adminId(), null),
        400,
        "There is currently no task available.");
  }

  @Test
  void anUpdateTakesACompleteBodyAndNoNegativeNumber() {
    String task = lab.tasks(1, task()).getFirst();

    refused(lab.admin().put("/tasks/" + task, Map.of("pendingInstances", 3)), 400);
    refused(
        lab.admin().put("/tasks/" + task, task("pendingInstances", -1)),
        400,
        "The number of pending instances is from 0 to 1000000000, not -1.");
    assertThat(lab.admin().get("/tasks/" + task).json().at("/status/pending").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ids\": \"x\"}",
        "{\"ids\": [\"x\"]}",
        "{\"ids\": [null]}",
        "{\"project\": \"axons\"}",
        "{\"user\": \"max\"}",
        "[]",
        "5",
        "null"
      })
  void aFilterOfTheWrongShapeIsRefused(String filter) {
    refused(lab.admin().post("/tasks/list", filter), 400);
  }

  @Test
  void instancesAreNotTakenAway() {
    String route = "/projects/" + project + "/incrementEachTasksInstances";

    refused(
        lab.admin().patch(route + "?delta=-1", null),
        400,
        "Cannot increment task counts by a negative number.");
    refused(lab.admin().patch(route + "?delta=many", null), 400);
    refused(lab.admin().patch(route + "?delta=99999999999", null), 400);
    refused(
        lab.admin().patch("/projects/" + emptyProject() + "/incrementEachTasksInstances", null),
        404);
  }

  private String emptyProject() {
    return lab.project("empty", teamOf("axons"), 1);
  }

  private String teamOf(String projectName) {
    return lab.admin().get("/projects/byName/" + projectName).json().get("team").asString();
  }

  private static void assertItem(JsonNode item, int status, String error) {
    assertThat(item.get("status").asInt()).isEqualTo(status);
    assertThat(item.get("error").asString()).isEqualTo(error);
  }

  private static String json(Object value) {
    return WireJson.mapper().writeValueAsString(value);
  }
}
