package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.json.WireJson;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two organizations on one server: for the one, the other’s things do not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherOrganizationTest {
  private static final String UNKNOWN = "0123456789abcdef01234567";
  private static final String TASK =
      """
      {"taskTypeId": "%s", "neededExperience": {"domain": "axons", "value": 0},
       "pendingInstances": 5, "projectName": "%s", "datasetId": "%s", "scriptId": %s,
       "editPosition": [1, 2, 3], "editRotation": [0, 0, 0]}
      """;

  private TestServer server;
  private Lab here;
  private Lab there;
  private final Map<String, String> ours = new LinkedHashMap<>();
  private final Map<String, String> theirs = new LinkedHashMap<>();

  @BeforeAll
  void start() {
    server = TestServer.start();
    here = Lab.found(server, "Here");
    there = Lab.found(server, "There");
    fill(here, ours);
    fill(there, theirs);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static void fill(Lab lab, Map<String, String> ids) {
    String team = lab.team("Annotators");
    String type = lab.taskType("trace", team, "skeleton");
    String dataset = lab.dataset("em", team);
    ids.put("team", team);
    ids.put("taskType", type);
    ids.put("dataset", dataset);
    ids.put("project", lab.project("axons", team, 1));
    Person ann = lab.user("ann", Map.of("axons", 1), team);
    ids.put("user", ann.id());
    ids.put(
        "script",
        lab.admin()
            .post(
                "/scripts",
                Map.of("name", "helper", "gist", "https://x.org/1", "owner", lab.adminId()))
            .expect(200)
            .json()
            .get("id")
            .asString());
    ids.put("task", lab.tasks(1, Lab.taskBody(type, "axons", dataset, "axons", 0, 2)).getFirst());
    ids.put(
        "annotation",
        ann.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString());
  }

  /** Everything about something with an id; bodies name own things in braces. */
  static Stream<Arguments> routes() {
    String task = TASK.formatted("{taskType}", "axons", "{dataset}", "null");
    String taskType =
        """
        {"summary": "x", "description": "", "teamId": "{team}", "settings": { },
         "tracingType": "skeleton"}
        """;
    String project =
        """
        {"name": "x", "team": "{team}", "priority": 1, "owner": "{user}",
         "isBlacklistedFromReport": false}
        """;
    String script =
        """
        {"name": "xx", "gist": "https://x.org/1", "owner": "{user}"}
        """;
    return Stream.of(
        Arguments.of("GET", "/users/{}", "user", null),
        Arguments.of("PATCH", "/users/{}", "user", "{\"firstName\": \"X\"}"),
        Arguments.of("GET", "/users/{}/tasks", "user", null),
        Arguments.of("PUT", "/users/{}/taskTypeId", "user", "{ }"),
        Arguments.of("PUT", "/users/{}/selectedTheme", "user", "\"dark\""),
        Arguments.of("PUT", "/users/{}/novelUserExperienceInfos", "user", "{ }"),
        Arguments.of("POST", "//api/clew/v1/users/{}/passwordReset", "user", null),
        Arguments.of("DELETE", "/teams/{}", "team", null),
        Arguments.of("GET", "/teams/{}/projectProgressReport", "team", null),
        Arguments.of("GET", "/teams/{}/availableTasksReport", "team", null),
        Arguments.of("GET", "/users/{}/loggedTime", "user", null),
        Arguments.of("GET", "/time/user/{}/spans?start=0&end=1", "user", null),
        Arguments.of("GET", "/time/user/{}/summedByAnnotation?start=0&end=1", "user", null),
        Arguments.of("POST", "//api/clew/v1/annotations/{}/heartbeat", "annotation", null),
        Arguments.of("GET", "/datasets/{}", "dataset", null),
        Arguments.of("GET", "//data/zarr/{}/datasource-properties.json", "dataset", null),
        Arguments.of("GET", "/scripts/{}", "script", null),
        Arguments.of("PUT", "/scripts/{}", "script", script),
        Arguments.of("DELETE", "/scripts/{}", "script", null),
        Arguments.of("GET", "/taskTypes/{}", "taskType", null),
        Arguments.of("PUT", "/taskTypes/{}", "taskType", taskType),
        Arguments.of("DELETE", "/taskTypes/{}", "taskType", null),
        Arguments.of("GET", "/taskTypes/{}/tasks", "taskType", null),
        Arguments.of("GET", "/taskTypes/{}/projects", "taskType", null),
        Arguments.of("GET", "/projects/{}", "project", null),
        Arguments.of("PUT", "/projects/{}", "project", project),
        Arguments.of("DELETE", "/projects/{}", "project", null),
        Arguments.of("PATCH", "/projects/{}/pause", "project", null),
        Arguments.of("PATCH", "/projects/{}/resume", "project", null),
        Arguments.of("GET", "/projects/{}/tasks", "project", null),
        Arguments.of("GET", "/projects/{}/usersWithActiveTasks", "project", null),
        Arguments.of(
            "POST", "/projects/{}/transferActiveTasks", "project", "{\"userId\": \"{user}\"}"),
        Arguments.of("GET", "//api/clew/v1/projects/{}/status", "project", null),
        Arguments.of("PATCH", "/projects/{}/incrementEachTasksInstances", "project", null),
        Arguments.of("GET", "/tasks/{}", "task", null),
        Arguments.of("PUT", "/tasks/{}", "task", task),
        Arguments.of("DELETE", "/tasks/{}", "task", null),
        Arguments.of("GET", "/tasks/{}/annotations", "task", null),
        Arguments.of("POST", "/tasks/{}/assign?userId={user}", "task", null),
        Arguments.of("GET", "/annotations/{}/info", "annotation", null),
        Arguments.of("GET", "/annotations/Task/{}/info", "annotation", null),
        Arguments.of("DELETE", "/annotations/{}", "annotation", null),
        Arguments.of("DELETE", "/annotations/Task/{}", "annotation", null),
        Arguments.of("PATCH", "/annotations/Task/{}/finish", "annotation", null),
        Arguments.of("PATCH", "/annotations/Task/{}/reopen", "annotation", null),
        Arguments.of("PUT", "/annotations/Task/{}/reset", "annotation", null),
        Arguments.of("GET", "/annotations/Task/{}/sharedTeams", "annotation", null),
        Arguments.of("PATCH", "/annotations/Task/{}/sharedTeams", "annotation", "[]"),
        Arguments.of(
            "PATCH",
            "/annotations/Task/{}/collaborationMode?collaborationMode=Exclusive",
            "annotation",
            null),
        Arguments.of("POST", "/annotations/Task/{}/duplicate", "annotation", null),
        Arguments.of("POST", "/annotations/{}/merge/Task/{annotation}", "annotation", null),
        Arguments.of("POST", "/annotations/Task/{}/merge/Task/{annotation}", "annotation", null),
        Arguments.of("POST", "/annotations/{annotation}/merge/Task/{}", "annotation", null),
        Arguments.of(
            "PATCH", "/annotations/Task/{}/transfer", "annotation", "{\"userId\": \"{user}\"}"),
        Arguments.of(
            "PATCH", "/annotations/Task/finish", "annotation", "{\"annotations\": [\"{}\"]}"),
        Arguments.of(
            "POST", "//api/clew/v1/annotations/{}/handBack", "annotation", "{\"reason\": \"\"}"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void theIdOfAnotherOrganizationIsLikeOneThatDoesNotExist(
      String method, String path, String kind, String body) {
    String id = theirs.get(kind);

    Answer foreign = call(here.admin(), method, path, id, body);
    Answer unknown = call(here.admin(), method, path, UNKNOWN, body);

    refused(foreign, 404);
    assertThat(leveled(foreign, id)).isEqualTo(leveled(unknown, UNKNOWN));
    there.admin().get("/user").expect(200);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void everyRouteAsksSomeoneUnknownToSignIn(String method, String path, String kind, String body) {
    boolean isOpenToAll =
        method.equals("GET") && (path.endsWith("/info") || path.contains("/data"));

    Answer answer = call(server.anonymous(), method, path, ours.get(kind), body);
    Answer bare = call(server.anonymous(), method, path, ours.get(kind), null);

    refused(answer, isOpenToAll ? 404 : 401);
    assertThat(leveled(bare, UNKNOWN)).isEqualTo(leveled(answer, UNKNOWN));
    if (isOpenToAll) {
      assertThat(answer.error()).endsWith("You may need to log in to see it.");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void anIdThatIsNoneIsRefused(String method, String path, String kind, String body) {
    for (String id : List.of("x", UNKNOWN + "0", "0123456789ABCDEF01234567")) {
      String error = refused(call(here.admin(), method, path, id, body), 400);

      if (!path.equals("/annotations/Task/finish")) {
        assertThat(error)
            .isEqualTo("The supplied resource id “" + id + "” is not a valid ObjectId.");
      }
    }
  }

  @Test
  void tasksAreMadeOfOwnThingsAlone() {
    String foreign = theirs.get("script");

    refused(
        here.admin().post("/tasks", "[" + task(theirs.get("taskType"), ours.get("dataset")) + "]"),
        404,
        "Task type “" + theirs.get("taskType") + "” could not be found or accessed.");
    refused(
        here.admin().post("/tasks", "[" + task(ours.get("taskType"), theirs.get("dataset")) + "]"),
        404,
        "Dataset “" + theirs.get("dataset") + "” could not be found or accessed.");
    assertThat(
            here.admin()
                .post(
                    "/tasks",
                    "["
                        + TASK.formatted(
                            ours.get("taskType"),
                            "axons",
                            ours.get("dataset"),
                            "\"" + foreign + "\"")
                        + "]")
                .expect(200)
                .json()
                .at("/tasks/0/error")
                .asString())
        .isEqualTo("Script “" + foreign + "” could not be found or accessed.");
  }

  @Test
  void whatABodyNamesMustBeOfTheOwnOrganization() {
    String team = "Team “" + theirs.get("team") + "” could not be found or accessed.";
    String user = "User “" + theirs.get("user") + "” could not be found or accessed.";
    Map<String, Object> project = new LinkedHashMap<>(here.projectBody("foreign", "", 1));
    project.put("team", theirs.get("team"));
    refused(here.admin().post("/projects", project), 404, team);
    refused(here.admin().put("/projects/" + ours.get("project"), project), 404, team);
    project.put("team", ours.get("team"));
    project.put("owner", theirs.get("user"));
    refused(here.admin().post("/projects", project), 404, user);
    refused(here.admin().put("/projects/" + ours.get("project"), project), 404, user);
    Map<String, Object> type =
        Map.of(
            "summary", "x",
            "description", "",
            "teamId", theirs.get("team"),
            "settings", Map.of(),
            "tracingType", "skeleton");
    refused(here.admin().post("/taskTypes", type), 404, team);
    refused(here.admin().put("/taskTypes/" + ours.get("taskType"), type), 404, team);
    refused(
        here.admin()
            .patch(
                "/users/" + ours.get("user"),
                Map.of("teams", List.of(Map.of("id", theirs.get("team"), "isTeamManager", false)))),
        404,
        team);
    refused(
        here.admin()
            .post("/tasks/" + ours.get("task") + "/assign?userId=" + theirs.get("user"), null),
        404,
        user);
    refused(
        here.admin()
            .patch(
                "/annotations/Task/" + ours.get("annotation") + "/transfer",
                Map.of("userId", theirs.get("user"))),
        404,
        "User could not be found or accessed.");
    refused(
        here.admin()
            .patch("/users/" + ours.get("user"), Map.of("lastTaskTypeId", theirs.get("taskType"))),
        404,
        "Task type “" + theirs.get("taskType") + "” could not be found or accessed.");
  }

  @Test
  void listsAndFiltersShowOwnThingsAlone() {
    for (String list : List.of("users", "teams", "datasets", "scripts", "taskTypes", "projects")) {
      String all = here.admin().get("/" + list).expect(200).body();

      theirs.values().forEach(id -> assertThat(all).doesNotContain(id));
    }
    for (Map<String, Object> filter :
        List.<Map<String, Object>>of(
            Map.of("project", theirs.get("project")),
            Map.of("taskType", theirs.get("taskType")),
            Map.of("user", theirs.get("user")),
            Map.of("ids", List.of(theirs.get("task"))))) {
      assertThat(here.admin().post("/tasks/list", filter).expect(200).body()).isEqualTo("[]");
    }
  }

  private String task(String type, String dataset) {
    return TASK.formatted(type, "axons", dataset, "null");
  }

  private Answer call(Caller caller, String method, String path, String id, String body) {
    return caller.send(method, named(path, id), body == null ? null : named(body, id));
  }

  private String named(String text, String id) {
    String named = text.replace("{}", id);
    for (Map.Entry<String, String> own : ours.entrySet()) {
      named = named.replace("{" + own.getKey() + "}", own.getValue());
    }
    return named;
  }

  /** Without what differs for good reasons: the id that was asked for, the time. */
  private static String leveled(Answer answer, String id) {
    String body = WireJson.mapper().readTree(answer.body()).toString();
    return answer.status() + " " + body.replace(id, "ID").replaceAll("Server Time [^]]*", "TIME");
  }
}
