package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What projects, task types and teams refuse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadProjectsTest {
  private static final String UNKNOWN = "0123456789abcdef01234567";
  private static final String NO_RIGHT = "You are not authorized to view or edit this resource.";

  private TestServer server;
  private Lab lab;
  private String team;
  private String project;
  private String type;
  private Person manager;
  private Person member;
  private Person neighbour;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    project = lab.project("axons", team, 1);
    type = lab.taskType("trace", team, "skeleton");
    manager = lab.manager("mary", team);
    member = lab.user("max", Map.of(), team);
    neighbour = lab.manager("nils", lab.team("Others"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Map<String, Object> project(String key, Object value) {
    Map<String, Object> body = new LinkedHashMap<>(lab.projectBody("another", team, 1));
    body.put(key, value);
    return body;
  }

  private Map<String, Object> type(String key, Object value) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("summary", "another");
    body.put("description", "");
    body.put("teamId", team);
    body.put("settings", Map.of());
    body.put("tracingType", "skeleton");
    body.put(key, value);
    return body;
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "team", "priority", "owner", "isBlacklistedFromReport"})
  void whatEveryProjectNeedsMayNotBeMissing(String key) {
    Map<String, Object> missing = project(key, null);

    assertThat(refused(lab.admin().post("/projects", missing), 400)).contains(key);
    missing.remove(key);
    assertThat(refused(lab.admin().post("/projects", missing), 400)).contains(key);
    assertThat(refused(lab.admin().put("/projects/" + project, missing), 400)).contains(key);
  }

  @Test
  void aValueOfTheWrongTypeIsNamed() {
    Map<String, Object> wrong =
        Map.of(
            "name",
            5,
            "team",
            "Annotators",
            "priority",
            99_999_999_999L,
            "paused",
            "no",
            "expectedTime",
            1.5,
            "owner",
            7,
            "isBlacklistedFromReport",
            0);

    wrong.forEach((key, value) ->
        assertThat(refused(lab.admin().post("/projects", project(key, value)), 400)).contains(key));
  }

  @Test
  void namesOfProjectsFollowTheRule() {
    for (String name : List.of("a b", "ä", "a/b", "axons!", " axons", "abc\n")) {
      refused(
          lab.admin().post("/projects", project("name", name)),
          400,
          "Project name “"
              + name
              + "” contains invalid characters. Please use only letters and numbers.");
    }
    for (String name : List.of("", "a", "ab")) {
      refused(
          lab.admin().post("/projects", project("name", name)),
          400,
          "Project name “" + name + "” is too short. Please use at least 3 characters.");
    }
    refused(
        lab.admin().post("/projects", project("name", "axons")),
        400,
        "A project named “axons” already exists. Please choose a different name.");
  }

  @Test
  void whatAProjectNamesMustExist() {
    refused(
        lab.admin().post("/projects", project("team", UNKNOWN)),
        404,
        "Team “" + UNKNOWN + "” could not be found or accessed.");
    refused(
        lab.admin().post("/projects", project("owner", UNKNOWN)),
        404,
        "User “" + UNKNOWN + "” could not be found or accessed.");
    refused(
        lab.admin().get("/projects/byName/nowhere"),
        404,
        "Project with name “nowhere” could not be found or accessed.");
  }

  @Test
  void membersDoNotManageProjects() {
    refused(member.calls().post("/projects", project("name", "mine")), 403, NO_RIGHT);
    refused(member.calls().put("/projects/" + project, project("priority", 7)), 403, NO_RIGHT);
    refused(member.calls().patch("/projects/" + project + "/pause", null), 403, NO_RIGHT);
    refused(member.calls().patch("/projects/" + project + "/resume", null), 403, NO_RIGHT);
    for (Person person : List.of(member, manager)) {
      refused(
          person.calls().delete("/projects/" + project),
          403,
          "You do not have permission to delete this project. Please ask the project owner.");
    }
    assertThat(lab.admin().get("/projects/" + project).json().get("priority").asInt()).isOne();
  }

  @Test
  void managersOfAnotherTeamSeeNothing() {
    String absentProject = "Project “" + project + "” could not be found or accessed.";
    String absentType = "Task type “" + type + "” could not be found or accessed.";

    refused(neighbour.calls().get("/projects/" + project), 404, absentProject);
    refused(neighbour.calls().put("/projects/" + project, project("priority", 7)), 404);
    refused(neighbour.calls().patch("/projects/" + project + "/pause", null), 404, absentProject);
    refused(neighbour.calls().delete("/projects/" + project), 404, absentProject);
    refused(neighbour.calls().get("/projects/" + project + "/tasks"), 404, absentProject);
    refused(neighbour.calls().get("/projects/byName/axons"), 404);
    refused(neighbour.calls().get("/taskTypes/" + type), 404, absentType);
    refused(neighbour.calls().put("/taskTypes/" + type, type("summary", "x")), 404, absentType);
    refused(neighbour.calls().delete("/taskTypes/" + type), 404, absentType);
    refused(neighbour.calls().get("/taskTypes/" + type + "/tasks"), 404, absentType);
    refused(neighbour.calls().get("/taskTypes/" + type + "/projects"), 404, absentType);
    refused(neighbour.calls().post("/projects", project("name", "mine")), 403, NO_RIGHT);
    refused(neighbour.calls().post("/taskTypes", type("summary", "mine")), 403, NO_RIGHT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=-1",
        "limit=x",
        "limit=99999999999",
        "limit=1.5",
        "pageNumber=-1",
        "pageNumber=a",
        "includeTotalCount=maybe",
        "includeTotalCount=1"
      })
  void aPageThatIsNoneIsRefused(String query) {
    String key = query.substring(0, query.indexOf('='));

    for (String path :
        List.of(
            "/projects/" + project + "/tasks", "/taskTypes/" + type + "/tasks", "/user/tasks")) {
      assertThat(refused(lab.admin().get(path + "?" + query), 400)).contains("“" + key + "”");
    }
  }

  @Test
  void aFlagIsTrueOrFalse() {
    for (String path :
        List.of("/user/tasks?isFinished=maybe", "/users?isAdmin=2", "/teams?isEditable=TRUE")) {
      assertThat(refused(lab.admin().get(path), 400)).contains("is true or false, not");
    }
  }

  @Test
  void aPageBeyondTheEndIsEmpty() {
    String pages = "/projects/" + project + "/tasks?limit=2147483647&pageNumber=2147483647";

    assertThat(lab.admin().get(pages).expect(200).body()).isEqualTo("[]");
    assertThat(lab.admin().get("/user/tasks?limit=0").expect(200).body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"summary", "description", "teamId", "settings", "tracingType"})
  void whatEveryTaskTypeNeedsMayNotBeMissing(String key) {
    Map<String, Object> missing = type(key, null);

    assertThat(refused(lab.admin().post("/taskTypes", missing), 400)).contains(key);
    missing.remove(key);
    assertThat(refused(lab.admin().post("/taskTypes", missing), 400)).contains(key);
  }

  @Test
  void settingsOfTheWrongTypeAreNamed() {
    Map<String, Object> wrong =
        Map.of(
            "allowedModes", "orthogonal",
            "preferredMode", "sideways",
            "branchPointsAllowed", 1,
            "somaClickingAllowed", "yes",
            "volumeInterpolationAllowed", List.of(),
            "mergerMode", "true",
            "magRestrictions", 4);

    wrong.forEach((key, value) ->
        assertThat(
                refused(lab.admin().post("/taskTypes", type("settings", Map.of(key, value))), 400))
            .contains("settings." + key));
    for (Map<String, Object> mags :
        List.<Map<String, Object>>of(
            Map.of("min", 0), Map.of("max", "4"), Map.of("min", 4, "max", 1))) {
      refused(
          lab.admin().post("/taskTypes", type("settings", Map.of("magRestrictions", mags))), 400);
    }
    refused(lab.admin().post("/taskTypes", type("settings", List.of())), 400);
    refused(lab.admin().post("/taskTypes", type("tracingType", "sculpture")), 400);
    refused(lab.admin().post("/taskTypes", type("recommendedConfiguration", 5)), 400);
    refused(lab.admin().post("/taskTypes", type("summary", " ")), 400);
  }

  @Test
  void aTaskTypeKeepsItsKindAndItsMagsAndItsNameIsItsOwn() {
    lab.taskType("taken", team, "skeleton");
    String route = "/taskTypes/" + type;

    refused(
        lab.admin().put(route, type("tracingType", "volume")),
        400,
        "Annotation types of existing task types cannot be changed. Consider creating a new task"
            + " type.");
    refused(
        lab.admin().put(route, type("settings", Map.of("magRestrictions", Map.of("min", 2)))),
        400,
        "Mag restrictions of existing task types cannot be changed. Consider creating a new task"
            + " type.");
    String taken =
        "A task type with summary “taken” already exists. Please choose a different name.";
    refused(lab.admin().put(route, type("summary", "taken")), 400, taken);
    refused(lab.admin().post("/taskTypes", type("summary", "taken")), 400, taken);
    refused(member.calls().post("/taskTypes", type("summary", "mine")), 403, NO_RIGHT);
    refused(member.calls().put(route, type("summary", "mine")), 403, NO_RIGHT);
    refused(member.calls().delete(route), 403, NO_RIGHT);
  }
}
