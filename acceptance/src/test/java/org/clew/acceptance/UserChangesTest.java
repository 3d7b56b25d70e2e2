package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Changing people, alone and when others do so at the same moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserChangesTest {
  private static final String UNKNOWN = "0123456789abcdef01234567";
  private static final String NO_RIGHT = "You are not authorized to view or edit this resource.";

  private TestServer server;
  private Lab lab;
  private String team;
  private String otherTeam;
  private Person manager;
  private Person otherManager;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    otherTeam = lab.team("Others");
    manager = lab.manager("mary", team);
    otherManager = lab.manager("olaf", otherTeam);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aStateHasOneTagWhicheverWayItIsShown() {
    Person max = lab.user("max", Map.of("axons", 1), team);

    String own = max.calls().get("/user").expect(200).header("ETag");
    String seen = lab.admin().get("/users/" + max.id()).expect(200).header("ETag");
    Answer changed = lab.admin().patch("/users/" + max.id(), Map.of("lastName", "Meier"));

    assertThat(own).isNotBlank().isEqualTo(seen);
    assertThat(changed.expect(200).header("ETag")).isNotBlank().isNotEqualTo(own);
    assertThat(max.calls().get("/user").header("ETag")).isEqualTo(changed.header("ETag"));
  }

  @Test
  void aStaleTagIsRefusedAndNothingChanges() {
    Person ida = lab.user("ida", Map.of("axons", 1), team);
    String route = "/users/" + ida.id();
    String stale = manager.calls().get(route).header("ETag");
    lab.admin().patch(route, Map.of("experiences", Map.of("axons", 2))).expect(200);

    Answer refused =
        manager
            .calls()
            .withHeader("If-Match", stale)
            .patch(route, Map.of("experiences", Map.of("axons", 1, "somata", 1)));

    String current = lab.admin().get(route).header("ETag");
    refused(
        refused,
        412,
        "The user was changed in the meantime. Get the user again, bring your changes into it, and"
            + " send it with If-Match: "
            + current
            + ".");
    assertThat(lab.admin().get(route).json().get("experiences").toString())
        .isEqualTo("{\"axons\":2}");
    lab.admin().withHeader("If-Match", "*").patch(route, Map.of()).expect(200);
    refused(lab.admin().withHeader("If-Match", "stale").patch(route, Map.of()), 400);
  }

  @Test
  void twoManagersWhoUseTagsLoseNothing() throws Exception {
    Person eva = lab.user("eva", Map.of(), team);
    int each = 20;

    List<Callable<Integer>> editors = new ArrayList<>();
    for (String domain : List.of("axons", "somata")) {
      editors.add(() -> addUp(manager.calls(), "/users/" + eva.id(), domain, each));
    }
    int refusals = 0;
    for (int refused : together(editors)) {
      refusals += refused;
    }

    JsonNode experiences = lab.admin().get("/users/" + eva.id()).json().get("experiences");
    assertThat(experiences.get("axons").asInt()).as("%d refused", refusals).isEqualTo(each);
    assertThat(experiences.get("somata").asInt()).isEqualTo(each);
  }

  /** Adds one to a value some times, each time to what is there; answers how often it was late. */
  private static int addUp(Caller caller, String route, String domain, int times) {
    int refused = 0;
    for (int done = 0; done < times; ) {
      Answer seen = caller.get(route).expect(200);
      Map<String, Integer> experiences = new HashMap<>();
      seen.json()
          .get("experiences")
          .propertyStream()
          .forEach(entry -> experiences.put(entry.getKey(), entry.getValue().asInt()));
      experiences.merge(domain, 1, Integer::sum);
      Answer answer =
          caller
              .withHeader("If-Match", seen.header("ETag"))
              .patch(route, Map.of("experiences", experiences));
      if (answer.status() == 200) {
        done++;
      } else {
        answer.expect(412);
        refused++;
      }
    }
    return refused;
  }

  @Test
  void managersOfTwoTeamsWhoChangeRolesAtOnceKeepEachOthers() throws Exception {
    Person kim = lab.user("kim", Map.of(), team, otherTeam);

    for (int round = 0; round < 10; round++) {
      boolean manages = round % 2 == 0;
      together(
          List.of(
              () -> setRole(manager.calls(), kim, team, manages),
              () -> setRole(otherManager.calls(), kim, otherTeam, manages)));

      for (JsonNode membership : lab.admin().get("/users/" + kim.id()).json().get("teams")) {
        boolean isOurs = List.of(team, otherTeam).contains(membership.get("id").asString());
        assertThat(membership.get("isTeamManager").asBoolean()).isEqualTo(isOurs && manages);
      }
    }
  }

  private static int setRole(Caller caller, Person person, String team, boolean manages) {
    List<Map<String, Object>> teams = List.of(Map.of("id", team, "isTeamManager", manages));
    return caller.patch("/users/" + person.id(), Map.of("teams", teams)).expect(200).status();
  }

  @Test
  void ofTwoAdminsWhoTakeEachOthersRoleAwayOneStays() throws Exception {
    for (int round = 0; round < 5; round++) {
      Lab duel = Lab.found(server, "Duel" + round);
      Person second = duel.user("second", Map.of());
      duel.admin().patch("/users/" + second.id(), Map.of("isAdmin", true)).expect(200);

      List<Integer> statuses =
          together(
              List.of(
                  () ->
                      duel.admin()
                          .patch("/users/" + second.id(), Map.of("isAdmin", false))
                          .status(),
                  () ->
                      second
                          .calls()
                          .patch("/users/" + duel.adminId(), Map.of("isAdmin", false))
                          .status()));

      // The later one is the last admin by then, or no admin any more when they asked.
      assertThat(statuses).contains(200).doesNotContain(500).containsAnyOf(400, 403);
      long admins =
          duel.admin().get("/user").json().get("isAdmin").asBoolean()
                  == second.calls().get("/user").json().get("isAdmin").asBoolean()
              ? 0
              : 1;
      assertThat(admins).isOne();
    }
  }

  @Test
  void whoHasActiveTasksIsNotDeactivatedAndTheTasksAreNamed() {
    Person tom = lab.user("tom", Map.of("axons", 1), team);
    String type = lab.taskType("trace", team, "skeleton");
    lab.project("axons", team, 1);
    String dataset = lab.dataset("em");
    List<String> tasks = lab.tasks(2, Lab.taskBody(type, "axons", dataset, "axons", 1, 1));
    List<String> instances = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Answer taken = tom.calls().post("/user/tasks/request", null).expect(200);
      instances.add(taken.json().get("id").asString());
    }

    refused(
        lab.admin().patch("/users/" + tom.id(), Map.of("isActive", false)),
        400,
        "Cannot deactivate user with active tasks. Task ids are: " + String.join(";", tasks));
    for (String instance : instances) {
      tom.calls().patch("/annotations/Task/" + instance + "/finish", null).expect(200);
    }
    lab.admin().patch("/users/" + tom.id(), Map.of("isActive", false)).expect(200);
    tom.calls().get("/user").expect(401);
    lab.admin().patch("/users/" + tom.id(), Map.of("isActive", true)).expect(200);
    tom.calls().get("/user").expect(200);
  }

  @Test
  void theLastOwnerIsNotDeactivated() {
    Person admin = lab.user("adam", Map.of());
    lab.admin().patch("/users/" + admin.id(), Map.of("isAdmin", true)).expect(200);

    refused(
        admin.calls().patch("/users/" + lab.adminId(), Map.of("isActive", false)),
        400,
        "Cannot deactivate the organization owner. Make someone else the owner first.");
    refused(
        admin.calls().patch("/users/" + admin.id(), Map.of("isActive", false)),
        403,
        "You cannot deactivate yourself. Please contact an admin to do it for you.");
  }

  @Test
  void theFirstCheckThatFailsAnswers() {
    Person bea = lab.user("bea", Map.of("axons", 1), team);
    String route = "/users/" + bea.id();
    Map<String, Object> everything = new HashMap<>();
    everything.put("experiences", Map.of("axons", 5));
    everything.put("isActive", false);
    everything.put("email", "mary@lab.org");
    everything.put("lastName", "Other");
    everything.put("teams", List.of(Map.of("id", UNKNOWN, "isTeamManager", false)));

    refused(lab.admin().patch("/users/" + UNKNOWN, everything), 404);
    refused(bea.calls().patch(route, everything), 403, NO_RIGHT);
    everything.remove("experiences");
    refused(bea.calls().patch(route, everything), 403, NO_RIGHT);
    everything.remove("isActive");
    refused(
        bea.calls().patch(route, everything),
        400,
        "Incorrect email or password. Please try again.");
    everything.put("password", TestServer.PASSWORD);
    refused(
        bea.calls().patch(route, everything),
        400,
        "An account with this email address already exists. Please log in instead or use a"
            + " different email.");
    everything.remove("email");
    refused(
        manager.calls().patch(route, everything),
        403,
        "Only admins can change the names of other users.");
    refused(
        lab.admin().patch(route, everything),
        404,
        "Team “" + UNKNOWN + "” could not be found or accessed.");
  }

  @Test
  void oneChangesOnesOwnNameAndAddress() {
    Person uma = lab.user("uma", Map.of(), team);
    String route = "/users/" + uma.id();

    uma.calls().patch(route, Map.of("lastName", "Unger")).expect(200);
    uma.calls()
        .patch(route, Map.of("email", " Uma@Example.org ", "password", TestServer.PASSWORD))
        .expect(200);

    JsonNode user = uma.calls().get("/user").json();
    assertThat(user.get("email").asString()).isEqualTo("uma@example.org");
    assertThat(user.get("lastName").asString()).isEqualTo("Unger");
    server
        .anonymous()
        .post("/auth/login", Map.of("email", "uma@example.org", "password", TestServer.PASSWORD))
        .expect(200);
  }

  @Test
  void theTaskTypeUsedLastIsKeptAndCleared() {
    Person pia = lab.user("pia", Map.of(), team);
    String route = "/users/" + pia.id() + "/taskTypeId";
    String type = lab.taskType("remember", team, "skeleton");

    JsonNode user = pia.calls().put(route, Map.of("lastTaskTypeId", type)).expect(200).json();

    assertThat(user.get("lastTaskTypeId").asString()).isEqualTo(type);
    assertThat(manager.calls().put(route, "{}").expect(200).json().get("lastTaskTypeId").isNull())
        .isTrue();
    refused(otherManager.calls().put(route, Map.of("lastTaskTypeId", type)), 403, NO_RIGHT);
    refused(
        pia.calls().put(route, Map.of("lastTaskTypeId", UNKNOWN)),
        404,
        "Task type “" + UNKNOWN + "” could not be found or accessed.");
    refused(lab.admin().put("/users/" + UNKNOWN + "/taskTypeId", "{}"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"dark\"", "{\"selectedTheme\": \"dark\"}"})
  void aThemeIsChosen(String body) {
    Person person = lab.user("theo" + body.length(), Map.of(), team);
    String route = "/users/" + person.id() + "/selectedTheme";

    assertThat(person.calls().get("/user").json().get("selectedTheme").asString())
        .isEqualTo("auto");
    assertThat(person.calls().put(route, body).expect(200).json().get("selectedTheme").asString())
        .isEqualTo("dark");
    refused(
        person.calls().put(route, "\"pink\""),
        400,
        "The theme is “auto”, “light” or “dark”, not “pink”.");
    refused(person.calls().put(route, "5"), 400, "The theme is “auto”, “light” or “dark”.");
    refused(manager.calls().put(route, "\"dark\""), 403, NO_RIGHT);
  }

  @Test
  void whatToursSomeoneHasSeenIsKept() {
    Person nia = lab.user("nia", Map.of(), team);
    String route = "/users/" + nia.id() + "/novelUserExperienceInfos";
    String infos = "{\"more\":[1],\"hasSeenDashboardWelcomeBanner\":true}";

    assertThat(nia.calls().get("/user").json().get("novelUserExperienceInfos").toString())
        .isEqualTo("{}");
    nia.calls().put(route, infos).expect(200);
    assertThat(nia.calls().get("/user").json().get("novelUserExperienceInfos").toString())
        .isEqualTo(infos);
    refused(nia.calls().put(route, "[]"), 400);
    refused(manager.calls().put(route, infos), 403, NO_RIGHT);
  }

  private static <T> List<T> together(List<Callable<T>> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(work)) {
        results.add(done.get());
      }
      return results;
    }
  }
}
