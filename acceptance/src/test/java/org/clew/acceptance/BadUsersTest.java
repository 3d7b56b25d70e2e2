package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.util.HashMap;
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

/** What teams and users refuse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadUsersTest {
  private static final String UNKNOWN = "0123456789abcdef01234567";
  private static final String NO_RIGHT = "You are not authorized to view or edit this resource.";

  private TestServer server;
  private Lab lab;
  private String team;
  private Person manager;
  private Person member;
  private Person stranger;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    manager = lab.manager("mary", team);
    member = lab.user("max", Map.of("axons", 1), team);
    stranger = lab.manager("stan", lab.team("Others"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void teamsAreMadeAndDeletedByAdminsAlone() {
    String base = lab.admin().get("/teams").json().get(0).get("id").asString();
    String used = lab.team("Used");
    lab.project("used", used, 1);

    for (Person person : List.of(manager, member)) {
      refused(
          person.calls().post("/teams", Map.of("name", "Mine")),
          403,
          "You do not have permission to create teams. Please ask an organization admin.");
      refused(
          person.calls().delete("/teams/" + team),
          403,
          "You do not have permission to delete teams. Please ask an organization admin.");
    }
    refused(
        lab.admin().post("/teams", Map.of("name", "Annotators")),
        400,
        "A team named “Annotators” already exists. Please choose a different name.");
    refused(
        lab.admin().delete("/teams/" + base),
        403,
        "This team cannot be deleted. Each organization requires at least one base team.");
    refused(
        lab.admin().delete("/teams/" + used),
        403,
        "Team cannot be deleted as it is referenced by at least one annotation, project or task"
            + " type.");
    refused(
        lab.admin().delete("/teams/" + UNKNOWN),
        404,
        "Team “" + UNKNOWN + "” could not be found or accessed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "<b>", "ä", "a\tb", "a\n"})
  void namesOfTeamsFollowTheRule(String name) {
    assertThat(refused(lab.admin().post("/teams", Map.of("name", name)), 400))
        .startsWith("Team name “" + name + "” is invalid.");
  }

  @Test
  void usersAreSeenAndChangedByTheirManagers() {
    String route = "/users/" + member.id();

    refused(stranger.calls().get(route), 403, NO_RIGHT);
    refused(stranger.calls().get(route + "/tasks"), 403, NO_RIGHT);
    refused(stranger.calls().patch(route, Map.of("experiences", Map.of())), 403, NO_RIGHT);
    refused(member.calls().patch(route, Map.of("experiences", Map.of("axons", 9))), 403, NO_RIGHT);
    refused(member.calls().patch(route, Map.of("isAdmin", true)), 403, NO_RIGHT);
    refused(manager.calls().patch(route, Map.of("isAdmin", true)), 403, NO_RIGHT);
    refused(manager.calls().patch(route, Map.of("isDatasetManager", true)), 403, NO_RIGHT);
    refused(manager.calls().patch(route, Map.of("isActive", false)), 403, NO_RIGHT);
    refused(
        manager.calls().patch(route, Map.of("firstName", "Moritz")),
        403,
        "Only admins can change the names of other users.");
    refused(manager.calls().post("//api/clew/v1/users", newUser("x@lab.org")), 403, NO_RIGHT);
    assertThat(lab.admin().get(route).json().at("/experiences/axons").asInt()).isOne();
  }

  @Test
  void theLastAdminStays() {
    String route = "/users/" + lab.adminId();

    refused(
        lab.admin().patch(route, Map.of("isAdmin", false)),
        400,
        "This user is the last remaining admin in your organization. Cannot remove admin"
            + " privileges from this account.");
    refused(
        lab.admin().patch(route, Map.of("isActive", false)),
        403,
        "You cannot deactivate yourself. Please contact an admin to do it for you.");
  }

  @Test
  void anAddressIsChangedByItsOwnerWhoKnowsThePassword() {
    String incorrect = "Incorrect email or password. Please try again.";
    String taken =
        "An account with this email address already exists. Please log in instead or use a"
            + " different email.";
    String route = "/users/" + member.id();

    refused(member.calls().patch(route, Map.of("email", "new@lab.org")), 400, incorrect);
    refused(
        member.calls().patch(route, Map.of("email", "new@lab.org", "password", "wrong")),
        400,
        incorrect);
    refused(lab.admin().patch(route, Map.of("email", "new@lab.org")), 400, incorrect);
    refused(
        member
            .calls()
            .patch(route, Map.of("email", "MARY@lab.org", "password", TestServer.PASSWORD)),
        400,
        taken);
    refused(lab.admin().post("//api/clew/v1/users", newUser("max@lab.org")), 400, taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"firstName\": 5}",
        "{\"firstName\": \" \"}",
        "{\"lastName\": \"\"}",
        "{\"isActive\": \"yes\"}",
        "{\"isAdmin\": 1}",
        "{\"email\": []}",
        "{\"email\": \"nobody\"}",
        "{\"teams\": {}}",
        "{\"teams\": [null]}",
        "{\"teams\": [\"x\"]}",
        "{\"teams\": [{\"isTeamManager\": true}]}",
        "{\"teams\": [{\"id\": \"x\", \"isTeamManager\": true}]}",
        "{\"experiences\": []}",
        "{\"experiences\": {\"axons\": null}}",
        "{\"experiences\": {\"axons\": \"1\"}}",
        "{\"experiences\": {\"axons\": 1.5}}",
        "{\"experiences\": {\"axons\": 99999999999}}",
        "{\"experiences\": {\"a\": 1}}",
        "{\"experiences\": {\"\": 1}}",
        "{\"lastTaskTypeId\": \"trace\"}",
        "[]",
        "5"
      })
  void aChangeOfTheWrongShapeIsRefused(String body) {
    refused(lab.admin().patch("/users/" + member.id(), body), 400);
  }

  @Test
  void aTeamThatIsNotThereIsRefused() {
    refused(
        lab.admin()
            .patch(
                "/users/" + member.id(),
                Map.of("teams", List.of(Map.of("id", UNKNOWN, "isTeamManager", false)))),
        404,
        "Team “" + UNKNOWN + "” could not be found or accessed.");
  }

  @Test
  void aNewUserHasNamesAndAnAddress() {
    for (String key : List.of("email", "firstName", "lastName")) {
      Map<String, Object> body = new HashMap<>(newUser("new@lab.org"));
      body.remove(key);
      refused(lab.admin().post("//api/clew/v1/users", body), 400);
      body.put(key, " ");
      refused(lab.admin().post("//api/clew/v1/users", body), 400);
    }
    refused(lab.admin().post("//api/clew/v1/users", newUser("a b@lab.org")), 400);
  }

  private static Map<String, Object> newUser(String email) {
    return Map.of("email", email, "firstName", "Nora", "lastName", "New");
  }
}
