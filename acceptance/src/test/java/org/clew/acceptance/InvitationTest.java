package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clew.testkit.Answer;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** People who are invited, and let themselves in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationTest {
  private static final String ROUTE = "//api/clew/v1/invitations";
  private static final String UNKNOWN = "0123456789abcdef01234567";
  private static final String NO_RIGHT = "You are not authorized to view or edit this resource.";
  private static final String NOT_GOOD =
      "This invitation is not good: it was accepted or taken back, or is too old. Please ask for"
          + " another one.";

  private TestServer server;
  private Lab lab;
  private String team;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void anInvitedPersonJoinsTheirTeamsAndSignsIn() {
    Map<String, Object> wanted =
        Map.of(
            "email", "Nora@Lab.org",
            "teams", List.of(Map.of("id", team, "isTeamManager", true)),
            "experiences", Map.of("axons", 3));
    JsonNode issued = lab.admin().post(ROUTE, wanted).expect(200).json();
    String token = issued.get("token").asString();

    assertThat(issued.get("url").asString()).isEqualTo(server.url() + "/join/" + token);
    assertThat(issued.get("mailed").asBoolean()).isFalse();
    JsonNode seen = server.anonymous().get(ROUTE + "/" + token).expect(200).json();
    assertThat(seen.get("organizationName").asString()).isEqualTo("Lab");
    assertThat(seen.get("email").asString()).isEqualTo("nora@lab.org");

    JsonNode user = accept(token, person(null)).expect(200).json();
    assertThat(user.get("email").asString()).isEqualTo("nora@lab.org");
    assertThat(user.get("isAdmin").asBoolean()).isFalse();
    assertThat(user.at("/experiences/axons").asInt()).isEqualTo(3);
    assertThat(user.get("teams").size()).isEqualTo(2);
    assertThat(user.get("teams").toString())
        .contains("{\"id\":\"" + team + "\",\"name\":\"Annotators\",\"isTeamManager\":true}");
    server
        .anonymous()
        .post("/auth/login", Map.of("email", "nora@lab.org", "password", "nobody knows"))
        .expect(200);
    refused(accept(token, person(null)), 404, NOT_GOOD);
    refused(server.anonymous().get(ROUTE + "/" + token), 404, NOT_GOOD);
  }

  @Test
  void withoutAnAddressThePersonChoosesOne() {
    String token = invite(Map.of());

    refused(accept(token, person(null)), 400, "Invalid json format. “email” is missing.");
    refused(accept(token, person("nobody")), 400, "“nobody” is not an email address.");
    refused(
        accept(token, person("admin@lab.org")),
        400,
        "An account with this email address already exists. Please log in instead or use a"
            + " different email.");
    Map<String, Object> short_ = new HashMap<>(person("olga@lab.org"));
    short_.put("password", "short");
    refused(accept(token, short_), 400, "A password has 8 to 512 characters.");
    short_.put("password", "long enough");
    short_.put("lastName", " ");
    refused(accept(token, short_), 400, "A user has a first name and a last name.");
    accept(token, person("olga@lab.org")).expect(200);
  }

  @Test
  void anInvitationEnds() {
    String old = invite(Map.of("validForDays", 2));
    String longer = invite(Map.of());
    server.clock().advance(Duration.ofDays(2));

    refused(accept(old, person("pia@lab.org")), 404, NOT_GOOD);
    accept(longer, person("pia@lab.org")).expect(200);
  }

  @Test
  void anInvitationIsTakenBack() {
    JsonNode issued = lab.admin().post(ROUTE, Map.of("email", "quin@lab.org")).expect(200).json();
    String id = issued.at("/invitation/id").asString();

    Answer open = lab.admin().get(ROUTE).expect(200);
    assertThat(open.body()).contains(id).doesNotContain(issued.get("token").asString());
    assertThat(lab.admin().delete(ROUTE + "/" + id).expect(200).message("success"))
        .isEqualTo("The invitation was taken back.");

    refused(accept(issued.get("token").asString(), person(null)), 404, NOT_GOOD);
    refused(
        lab.admin().delete(ROUTE + "/" + id),
        404,
        "Invitation “" + id + "” could not be found or accessed.");
    assertThat(lab.admin().get(ROUTE).body()).doesNotContain(id);
  }

  @Test
  void ofManyWhoAcceptAtOnceOneGetsIn() throws Exception {
    String token = invite(Map.of());
    List<Callable<Integer>> tries = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String email = "many" + i + "@lab.org";
      tries.add(() -> accept(token, person(email)).status());
    }

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> done : threads.invokeAll(tries)) {
        statuses.add(done.get());
      }
    }

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 404);
  }

  @Test
  void aTeamThatIsGoneMeanwhileIsNoObstacle() {
    String fleeting = lab.team("Fleeting");
    String token =
        invite(
            Map.of(
                "teams",
                List.of(
                    Map.of("id", fleeting, "isTeamManager", false),
                    Map.of("id", team, "isTeamManager", false))));
    lab.admin().delete("/teams/" + fleeting).expect(200);

    JsonNode user = accept(token, person("rita@lab.org")).expect(200).json();

    assertThat(user.get("teams").findValuesAsString("name"))
        .containsExactlyInAnyOrder("Default", "Annotators");
  }

  @Test
  void whatAFormerAdminGaveOutIsWorthless() {
    Person admin = lab.user("adam", Map.of());
    lab.admin().patch("/users/" + admin.id(), Map.of("isAdmin", true)).expect(200);
    String token =
        admin
            .calls()
            .post(ROUTE, Map.of("isAdmin", true))
            .expect(200)
            .json()
            .get("token")
            .asString();
    lab.admin().patch("/users/" + admin.id(), Map.of("isAdmin", false)).expect(200);

    refused(accept(token, person("sly@lab.org")), 404, NOT_GOOD);
  }

  @Test
  void onlyAdminsInviteAndOnlyRightly() {
    Person manager = lab.manager("mia", team);

    refused(manager.calls().post(ROUTE, Map.of()), 403, NO_RIGHT);
    refused(manager.calls().get(ROUTE), 403, NO_RIGHT);
    refused(manager.calls().delete(ROUTE + "/" + UNKNOWN), 403, NO_RIGHT);
    server.anonymous().post(ROUTE, Map.of()).expect(401);
    refused(
        lab.admin().post(ROUTE, Map.of("email", "admin@lab.org")),
        400,
        "An account with this email address already exists. Please log in instead or use a"
            + " different email.");
    refused(
        lab.admin().post(ROUTE, Map.of("validForDays", 91)),
        400,
        "An invitation is good for 1 to 90 days, not 91.");
    refused(
        lab.admin()
            .post(ROUTE, Map.of("teams", List.of(Map.of("id", UNKNOWN, "isTeamManager", false)))),
        404,
        "Team “" + UNKNOWN + "” could not be found or accessed.");
    Lab other = Lab.found(server, "Other");
    String foreign = lab.admin().post(ROUTE, Map.of()).json().at("/invitation/id").asString();
    refused(other.admin().delete(ROUTE + "/" + foreign), 404);
    assertThat(other.admin().get(ROUTE).expect(200).body()).isEqualTo("[]");
  }

  private String invite(Map<String, Object> wanted) {
    return lab.admin().post(ROUTE, wanted).expect(200).json().get("token").asString();
  }

  private Answer accept(String token, Map<String, Object> person) {
    return server.anonymous().post(ROUTE + "/" + token + "/accept", person);
  }

  private static Map<String, Object> person(String email) {
    Map<String, Object> person = new HashMap<>();
    person.put("email", email);
    person.put("firstName", "New");
    person.put("lastName", "Person");
    person.put("password", "nobody knows");
    return person;
  }
}
