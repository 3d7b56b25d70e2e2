package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path that clients of WEBKNOSSOS know of people, projects and annotations is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteTest {
  private static final String ID = "0123456789abcdef01234567";

  private TestServer server;
  private Lab lab;
  private Person passer;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    passer = lab.user("pat", Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /buildinfo",
        "GET /health",
        "GET /features",
        "GET /shortLinks/byKey/x",
        "GET /organizations",
        "GET /organizations/x",
        "GET /auth/token",
        "POST /userToken/generate",
        "POST /auth/login",
        "POST /user/tasks/request",
        "GET /user/tasks/peek",
        "GET /users?isEditable=true&isTeamManagerOrAdmin=true&isAdmin=true",
        "GET /user",
        "GET /user/tasks?isFinished=true&limit=1&pageNumber=0&includeTotalCount=true",
        "GET /user/annotations",
        "GET /users/:id",
        "PATCH /users/:id",
        "PUT /users/:id/taskTypeId",
        "PUT /users/:id/novelUserExperienceInfos",
        "PUT /users/:id/selectedTheme",
        "GET /users/:id/tasks",
        "GET /users/:id/annotations",
        "GET /teams?isEditable=true",
        "POST /teams",
        "DELETE /teams/:id",
        "POST /tasks",
        "POST /tasks/createFromFiles",
        "POST /tasks/list",
        "GET /tasks/experienceDomains",
        "GET /tasks/:id",
        "PUT /tasks/:id",
        "DELETE /tasks/:id",
        "POST /tasks/:id/assign?userId=:id",
        "GET /tasks/:id/annotations",
        "GET /taskTypes",
        "POST /taskTypes",
        "GET /taskTypes/:id",
        "PUT /taskTypes/:id",
        "DELETE /taskTypes/:id",
        "GET /taskTypes/:id/tasks",
        "GET /taskTypes/:id/projects",
        "GET /scripts",
        "POST /scripts",
        "GET /scripts/:id",
        "PUT /scripts/:id",
        "DELETE /scripts/:id",
        "GET /projects",
        "GET /projects/withStatus",
        "POST /projects",
        "GET /projects/byName/x",
        "GET /projects/:id",
        "PUT /projects/:id",
        "DELETE /projects/:id",
        "GET /projects/:id/tasks",
        "PATCH /projects/:id/incrementEachTasksInstances?delta=1",
        "PATCH /projects/:id/pause",
        "PATCH /projects/:id/resume",
        "GET /projects/:id/usersWithActiveTasks",
        "POST /projects/:id/transferActiveTasks",
        "GET /annotations/:id/info",
        "GET /annotations/Task/:id/info",
        "PATCH /annotations/Task/:id/finish",
        "PATCH /annotations/Task/finish",
        "PATCH /annotations/Task/:id/reopen",
        "PUT /annotations/Task/:id/reset",
        "DELETE /annotations/Task/:id",
        "DELETE /annotations/:id",
        "PATCH /annotations/Task/:id/transfer",
        "PATCH /annotations/Task/:id/edit",
        "PATCH /annotations/Task/:id/editLockedState?isLockedByOwner=true",
        "GET /annotations/Task/:id/sharedTeams",
        "PATCH /annotations/Task/:id/sharedTeams",
        "PATCH /annotations/Task/:id/collaborationMode?collaborationMode=Exclusive",
        "GET /annotations/readable",
        "GET /annotations/:id/download",
        "GET /annotations/Task/:id/download",
        "GET /annotations/CompoundProject/:id/download",
        "POST /annotations/upload",
        "DELETE /auth/token",
        "POST /auth/logoutEverywhere",
        "POST /auth/logout",
      })
  void thePathIsThere(String route) {
    String[] parts = route.replace(":id", ID).split(" ", 2);
    Object body = parts[0].equals("GET") || parts[0].equals("DELETE") ? null : Map.of();
    // What ends tokens must not end those that other routes are asked with.
    Caller caller = route.contains("/auth/") ? passer.calls() : lab.admin();

    Answer answer = caller.send(parts[0], parts[1], body);

    assertThat(answer.body()).doesNotContain("Couldn't find the requested resource.");
    assertThat(answer.status()).isNotIn(405, 500);
  }
}
