package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clew.json.WireJson;
import org.clew.model.TracingType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers in the shape of other servers: with more keys, with fewer, and with nothing in them. */
class ContractTest {
  record Shape(
      String name, String json, List<String> required, List<String> optional, Reader reader) {
    @Override
    public String toString() {
      return name;
    }
  }

  record Reader(String path, Function<Clew, Object> read) {}

  private static final String ID = Samples.id(77).value();
  private static final String PEOPLE =
      """
      {"id":"%s","email":"ada@lab.org","firstName":"Ada","lastName":"Lovelace","isAdmin":true,
       "isDatasetManager":false,"isAnonymous":false,"teams":[]}
      """
          .formatted(Samples.USER);
  private static final String TYPE =
      """
      {"id":"%s","summary":"Trace axon","description":"Follow it.","teamId":"%s",
       "teamName":"Annotators",
       "settings":{"allowedModes":["orthogonal"],"branchPointsAllowed":true,
         "somaClickingAllowed":true,"volumeInterpolationAllowed":false,"mergerMode":false,
         "magRestrictions":{"min":1},"anisotropy":"strict"},
       "recommendedConfiguration":{"zoom":0.8},"tracingType":"volume"}
      """
          .formatted(ID, Samples.TEAM);
  private static final String TASK =
      """
      {"id":"%1$s","projectId":"%2$s","projectName":"axons","team":"Annotators","type":%3$s,
       "datasetName":"l4","datasetId":"%4$s","neededExperience":{"domain":"axons","value":3},
       "created":1755600000000,"status":{"pending":1,"active":0,"finished":2},
       "script":null,"tracingTime":null,"creationInfo":null,"boundingBox":null,
       "editPosition":[120,80,30],"editRotation":[0,0,0.5]}
      """
          .formatted(ID, Samples.PROJECT, TYPE, Samples.DATASET);

  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape(
            "task",
            TASK,
            List.of(
                "id",
                "projectId",
                "datasetId",
                "status",
                "type",
                "neededExperience",
                "editPosition",
                "editRotation"),
            List.of("script", "tracingTime", "creationInfo", "boundingBox", "created"),
            new Reader("/tasks/" + ID, clew -> clew.tasks().byId(ID))),
        new Shape(
            "task type",
            TYPE,
            List.of("id", "summary", "teamId"),
            List.of("settings", "recommendedConfiguration", "tracingType"),
            new Reader("/taskTypes/" + ID, clew -> clew.taskTypes().byId(ID))),
        new Shape(
            "project",
            """
            {"id":"%s","name":"axons","team":"%s","teamName":"Annotators","owner":%s,
             "priority":100,"paused":false,"expectedTime":5400000,
             "isBlacklistedFromReport":false,"created":1755600000000}
            """
                .formatted(ID, Samples.TEAM, PEOPLE),
            List.of("id", "name", "team"),
            List.of("teamName", "owner", "expectedTime", "created"),
            new Reader("/projects/" + ID, clew -> clew.projects().byId(ID))),
        new Shape(
            "user",
            """
            {"id":"%s","email":"ada@lab.org","firstName":"Ada","lastName":"Lovelace",
             "isAdmin":true,"isOrganizationOwner":true,"isDatasetManager":false,"isActive":true,
             "teams":[],"experiences":{"axons":3},"lastActivity":1755600000000,
             "organization":"lab","novelUserExperienceInfos":{},"selectedTheme":"auto",
             "created":1755600000000,"lastTaskTypeId":null}
            """
                .formatted(ID),
            List.of("id", "teams", "experiences"),
            List.of(
                "isOrganizationOwner",
                "novelUserExperienceInfos",
                "selectedTheme",
                "lastTaskTypeId"),
            new Reader("/users/" + ID, clew -> clew.users().byId(ID))),
        new Shape(
            "script",
            """
            {"id":"%s","name":"helper","gist":"https://gist.github.com/ada/5c3a","owner":%s}
            """
                .formatted(ID, PEOPLE),
            List.of("id", "name"),
            List.of("owner"),
            new Reader("/scripts/" + ID, clew -> clew.scripts().byId(ID))),
        new Shape(
            "dataset",
            """
            {"id":"%s","name":"l4","directoryName":"l4","owningOrganization":"lab",
             "dataSource":{"id":{"name":"l4","team":"lab"},"dataLayers":[],"scale":[4,4,40]},
             "dataStore":{"name":"localhost","url":"http://localhost:9000","allowsUpload":true},
             "allowedTeams":[],"isActive":true,"isPublic":false,"description":null,"tags":[],
             "created":1755600000000,"metadata":[],"folderId":"%s"}
            """
                .formatted(ID, ID),
            List.of("id", "name"),
            List.of("dataSource", "dataStore", "allowedTeams", "description", "tags", "metadata"),
            new Reader("/datasets/" + ID, clew -> touched(clew.datasets().byId(ID)))));
  }

  private static RemoteDataset touched(RemoteDataset dataset) {
    assertThat(dataset.tags()).isEmpty();
    assertThat(dataset.allowedTeams()).isEmpty();
    assertThat(dataset.layers()).isEmpty();
    return dataset;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void unknownKeysAreIgnored(Shape shape) {
    Object plain = read(shape, shape.json());

    ObjectNode more = parsed(shape);
    more.putObject("aKeyOfTomorrow").put("x", 1);
    more.putArray("messages").addObject().put("success", "Done.");

    assertThat(read(shape, more.toString())).isEqualTo(plain).hasSameHashCodeAs(plain);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void whatMayBeAbsentMayBeNullToo(Shape shape) {
    for (String key : shape.optional()) {
      ObjectNode without = parsed(shape);
      without.remove(key);
      ObjectNode empty = parsed(shape);
      empty.putNull(key);

      assertThat(read(shape, without.toString()))
          .as("without %s", key)
          .isEqualTo(read(shape, empty.toString()));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void whatMustBeThereIsMissed(Shape shape) {
    for (String key : shape.required()) {
      ObjectNode without = parsed(shape);
      without.remove(key);
      ObjectNode empty = parsed(shape);
      empty.putNull(key);

      for (ObjectNode bad : List.of(without, empty)) {
        assertThatThrownBy(() -> read(shape, bad.toString()))
            .as("without %s", key)
            .isInstanceOf(InvalidResponseException.class)
            .hasMessageContaining(key);
      }
    }
  }

  @Test
  void aTaskTypeWithoutSettingsHasTheDefaults() {
    ObjectNode bare = (ObjectNode) WireJson.mapper().readTree(TYPE);
    bare.remove("settings");
    bare.remove("tracingType");
    server.on("GET /api/v14/taskTypes/" + ID, 200, bare.toString());

    TaskType type = server.connect().taskTypes().byId(ID);

    assertThat(type.settings()).isEqualTo(TaskTypeSettings.DEFAULT);
    assertThat(type.tracingType()).isEqualTo(TracingType.SKELETON);
  }

  @Test
  void settingsThatThisClientDoesNotKnowOutliveAChange() {
    String path = "/api/v14/taskTypes/" + ID;
    server.on("GET " + path, 200, TYPE).on("PUT " + path, 200, TYPE);
    TaskType type = server.connect().taskTypes().byId(ID);

    type.update(
        type.parameters().withSettings(type.settings().withAllowedModes("flight").withMags(2, 4)));

    JsonNode sent = WireJson.mapper().readTree(server.last().body());
    assertThat(sent.at("/settings/anisotropy").asString()).isEqualTo("strict");
    assertThat(sent.at("/settings/allowedModes").toString()).isEqualTo("[\"flight\"]");
    assertThat(sent.at("/settings/magRestrictions").toString()).isEqualTo("{\"min\":2,\"max\":4}");
    assertThat(sent.at("/recommendedConfiguration").toString()).isEqualTo("{\"zoom\":0.8}");
    assertThat(sent.at("/tracingType").asString()).isEqualTo("volume");
  }

  /**
   * What the official client sends for the same call, but that numbers of angles are floats there.
   */
  @Test
  void tasksAreSentInTheShapeOfTheOfficialClient() {
    server.on(
        "POST /api/v14/tasks",
        200,
        "{\"tasks\":[{\"status\":200,\"success\":%s}]}".formatted(TASK));

    server.connect().tasks().create(Samples.newTask(7));

    assertThat(server.last().body().replaceAll("\\s", ""))
        .startsWith("[{\"taskTypeId\":\"" + Samples.TYPE + "\",")
        .contains(
            "\"neededExperience\":{\"domain\":\"dendrites\",\"value\":5}",
            "\"pendingInstances\":1",
            "\"projectName\":\"dendrites\"",
            "\"scriptId\":null",
            "\"boundingBox\":null",
            "\"datasetId\":\"" + Samples.DATASET + "\"",
            "\"editPosition\":[7,0,0]",
            "\"editRotation\":[0,0,0]")
        .endsWith("}]");
  }

  private Object read(Shape shape, String json) {
    server.on("GET /api/v14" + shape.reader().path(), 200, json);
    return shape.reader().read().apply(server.connect());
  }

  private static ObjectNode parsed(Shape shape) {
    return (ObjectNode) WireJson.mapper().readTree(shape.json());
  }
}
