package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatasetChangeTest {
  private TestServer server;
  private Lab lab;
  private Caller manager;
  private Caller member;
  private Caller foreigner;
  private String team;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    foreigner = server.found("Other");
    team = lab.team("dendrites");
    Lab.Person dana = lab.user("dana", Map.of());
    lab.admin().patch("/users/" + dana.id(), Map.of("isDatasetManager", true)).expect(200);
    manager = dana.calls();
    member = lab.user("max", Map.of(), team).calls();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String update(String dataset) {
    return "/datasets/" + dataset + "/updatePartial";
  }

  private static String own(String dataset) {
    return "//api/clew/v1/datasets/" + dataset;
  }

  private JsonNode get(String dataset) {
    return manager.get("/datasets/" + dataset).expect(200).json();
  }

  @Test
  void onlyTheGivenKeysChange() {
    String id = lab.dataset("partly");
    manager
        .patch(update(id), Map.of("description", "old", "tags", List.of("em"), "isPublic", true))
        .expect(200);
    JsonNode before = get(id);

    JsonNode answer = manager.patch(update(id), Map.of("name", "Partly new")).expect(200).json();

    assertThat(answer).isEqualTo(get(id));
    assertThat(answer.path("name").asString()).isEqualTo("Partly new");
    for (String key : List.of("description", "tags", "isPublic", "directoryName", "dataSource")) {
      assertThat(answer.path(key)).as(key).isEqualTo(before.path(key));
    }
    assertThat(answer.path("tags").toString()).isEqualTo("[\"em\"]");
  }

  @Test
  void nullEmpties() {
    String id = lab.dataset("emptied");
    List<Map<String, ?>> metadata =
        List.of(
            Map.of("key", "age", "type", "number", "value", 3.5),
            Map.of("key", "areas", "type", "string[]", "value", List.of("V1", "V2")));
    JsonNode full =
        manager
            .patch(
                update(id),
                Map.of("description", "text", "tags", List.of("em"), "metadata", metadata))
            .expect(200)
            .json();
    assertThat(full.at("/metadata/1/value/0").asString()).isEqualTo("V1");
    Map<String, Object> nothing = new HashMap<>();
    Arrays.asList("description", "tags", "metadata").forEach(key -> nothing.put(key, null));

    JsonNode empty = manager.patch(update(id), nothing).expect(200).json();

    assertThat(empty.path("description").isNull()).isTrue();
    assertThat(empty.path("tags").toString()).isEqualTo("[]");
    assertThat(empty.path("metadata").toString()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':null}|“name” must be a text: a dataset cannot be without.",
        "{'name':' '}|The name of a dataset is a text without control characters.",
        "{'isPublic':null}|“isPublic” must be true or false.",
        "{'description':3}|“description” must be a text or null.",
        "{'tags':'em'}|“tags” must be a list of texts.",
        "{'tags':[null]}|“tags” must be a list of texts.",
        "{'folderId':'x'}|“folderId” must be the id of a folder.",
        "{'metadata':[{'key':'a','type':'number','value':'b'}]}|“metadata” must be a list of objects"
            + " with “key”, “type” (string, number, string[]) and “value”.",
        "{'metadata':{}}|“metadata” must be a list of objects"
            + " with “key”, “type” (string, number, string[]) and “value”.",
      },
      quoteCharacter = '`')
  void whatCannotBeIsRefused(String body, String message) {
    String id = lab.dataset("refusing" + Integer.toHexString(body.hashCode()));
    JsonNode before = get(id);

    Answer answer = manager.patch(update(id), body.replace('\'', '"'));

    assertThat(answer.expect(400).error()).isEqualTo(message);
    assertThat(get(id)).isEqualTo(before);
  }

  @Test
  void theFolderStaysWhereItIs() {
    String id = lab.dataset("filed");
    String folder = get(id).path("folderId").asString();

    manager.patch(update(id), Map.of("folderId", folder)).expect(200);
    String other = "0123456789abcdef01234567";
    assertThat(manager.patch(update(id), Map.of("folderId", other)).expect(404).error())
        .isEqualTo("Folder “" + other + "” could not be found or accessed.");
  }

  @Test
  void aChangedNameIsFound() {
    String id = lab.dataset("oldname");
    manager.patch(update(id), Map.of("name", "Quite Another")).expect(200);

    JsonNode found = manager.get("/datasets?isActive=true&searchQuery=quite%20ano").json();
    assertThat(found).hasSize(1);
    assertThat(found.at("/0/name").asString()).isEqualTo("Quite Another");
    for (String name : List.of("Quite%20Another", "oldname")) {
      JsonNode known =
          manager.get("/datasets/disambiguate/Lab/" + name + "/toId").expect(200).json();
      assertThat(known.path("id").asString()).isEqualTo(id);
      assertThat(known.path("name").asString()).isEqualTo("Quite Another");
      assertThat(known.path("directoryName").asString()).isEqualTo("oldname");
    }
  }

  @Test
  void onlyWhoMayEditChanges() {
    String id = lab.dataset("guarded");
    Map<String, ?> change = Map.of("name", "taken");

    member.patch(update(id), change).expect(403);
    member.put("/datasets/" + id + "/teams", List.of()).expect(403);
    member.delete(own(id)).expect(403);
    for (Caller stranger : List.of(foreigner)) {
      stranger.patch(update(id), change).expect(404);
      stranger.put("/datasets/" + id + "/teams", List.of()).expect(404);
      stranger.delete(own(id)).expect(404);
    }
    server.anonymous().patch(update(id), change).expect(401);
    assertThat(get(id).path("name").asString()).isEqualTo("guarded");
  }

  @Test
  void allowedTeamsAreReplaced() {
    String id = lab.dataset("shared");
    Caller outsider = lab.user("otto", Map.of()).calls();
    String teams = "/datasets/" + id + "/teams";
    outsider.get("/datasets/" + id).expect(200);

    JsonNode answer = manager.patch(teams, List.of(team)).expect(200).json();

    assertThat(answer).isEqualTo(get(id));
    assertThat(answer.path("allowedTeams")).hasSize(1);
    assertThat(answer.at("/allowedTeams/0/id").asString()).isEqualTo(team);
    member.get("/datasets/" + id).expect(200);
    outsider.get("/datasets/" + id).expect(404);
    manager.put(teams, List.of("0123456789abcdef01234567")).expect(404);
    manager.put(teams, Map.of()).expect(400);
    assertThat(get(id)).isEqualTo(answer);
    assertThat(manager.put(teams, List.of()).expect(200).json().path("allowedTeams")).isEmpty();
    member.get("/datasets/" + id).expect(404);
  }

  @Test
  void whoSawAnEarlierStateOverwritesNothing() {
    String id = lab.dataset("contested");
    String seen = manager.get("/datasets/" + id).header("ETag");
    Caller careful = manager.withHeader("If-Match", seen);

    String next = careful.patch(update(id), Map.of("name", "mine")).expect(200).header("ETag");

    assertThat(careful.patch(update(id), Map.of("name", "theirs")).expect(412).error())
        .startsWith("The dataset “mine” was changed in the meantime.");
    careful.put("/datasets/" + id + "/teams", List.of()).expect(412);
    careful.delete(own(id)).expect(412);
    assertThat(get(id).path("name").asString()).isEqualTo("mine");
    manager.withHeader("If-Match", next).patch(update(id), Map.of("name", "ours")).expect(200);
  }

  @Test
  void aDatasetThatTasksNeedStays() {
    String id = lab.dataset("needed");
    String type = lab.taskType("needing", team, "skeleton");
    lab.project("needing", team, 1);
    List<String> tasks = lab.tasks(2, Lab.taskBody(type, "needing", id, "axons", 0, 1));

    assertThat(manager.delete(own(id)).expect(400).error())
        .isEqualTo(
            "The dataset “needed” cannot be deleted: 2 tasks and 0 annotations need it. Delete the"
                + " tasks, and cancel the annotations, before.");
    tasks.forEach(task -> lab.admin().delete("/tasks/" + task).expect(200));
    manager.delete(own(id)).expect(200);

    manager.get("/datasets/" + id).expect(404);
    manager.get("/datasets/disambiguate/Lab/needed/toId").expect(404);
    assertThat(manager.get("/datasets?searchQuery=needed").json()).isEmpty();
  }
}
