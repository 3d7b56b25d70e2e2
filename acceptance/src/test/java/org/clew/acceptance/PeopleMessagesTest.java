package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people are told about teams, task types and accounts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleMessagesTest {
  private TestServer server;
  private Lab lab;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void whatReferencesATeamIsCounted() {
    String team = lab.team("Busy");
    String type = lab.taskType("trace", team, "skeleton");
    lab.project("axons", team, 1);
    lab.tasks(1, Lab.taskBody(type, "axons", lab.dataset("em"), "axons", 1, 1));
    Person ann = lab.user("ann", Map.of("axons", 1), team);
    ann.calls().post("/user/tasks/request", null).expect(200);

    Answer refused = lab.admin().delete("/teams/" + team);

    refused(
        refused,
        403,
        "Team cannot be deleted as it is referenced by at least one annotation, project or task"
            + " type.");
    assertThat(refused.json().at("/messages/1/chain").asString())
        .contains(
            "Team is referenced by 1 projects.",
            "Team is referenced by 1 task types.",
            "Team is referenced by 1 annotations.");
  }

  @Test
  void whatWorkedIsSaid() {
    Answer created = lab.admin().post("/teams", Map.of("name", "Fleeting")).expect(200);
    String team = created.json().get("id").asString();
    String type = lab.taskType("somata", lab.team("Lasting"), "skeleton");
    Map<String, Object> change =
        Map.of(
            "summary", "cell bodies",
            "description", "",
            "teamId", lab.admin().get("/taskTypes/" + type).json().get("teamId").asString(),
            "settings", Map.of(),
            "tracingType", "skeleton");

    assertThat(created.message("success")).isEqualTo("Team was successfully created.");
    assertThat(lab.admin().delete("/teams/" + team).expect(200).message("success"))
        .isEqualTo("Team was successfully deleted.");
    assertThat(lab.admin().put("/taskTypes/" + type, change).expect(200).message("success"))
        .isEqualTo("Task type was successfully updated.");
    assertThat(lab.admin().delete("/taskTypes/" + type).expect(200).message("success"))
        .isEqualTo("Task type “cell bodies” was successfully deleted.");
  }

  @Test
  void whoIsDeactivatedIsToldSoOnlyWithTheRightPassword() {
    Person max = lab.user("max", Map.of());
    lab.admin().patch("/users/" + max.id(), Map.of("isActive", false)).expect(200);

    refused(
        signIn("max@lab.org", TestServer.PASSWORD),
        400,
        "Your account has not been activated by an admin yet. Please contact your organization’s"
            + " admin for help.");
    refused(signIn("max@lab.org", "wrong"), 400, "Incorrect email or password. Please try again.");
  }

  private Answer signIn(String email, String password) {
    return server.anonymous().post("/auth/login", Map.of("email", email, "password", password));
  }
}
