package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.clew.client.Clew;
import org.clew.client.EligibleUser;
import org.clew.client.NextTask;
import org.clew.client.Ref;
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

/** What is told of who gets which task, held against who gets which task. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplanationTest {
  private static final int ROUNDS = 40;

  private TestServer server;
  private Lab lab;
  private String team;
  private String type;
  private String dataset;
  private Person manager;
  private int count;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    dataset = lab.dataset("em");
    manager = lab.manager("mia", team);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  void whatIsToldIsWhatHappens(long fixed) {
    long seed = fixed == 0 ? System.nanoTime() : fixed;
    System.out.printf("ExplanationTest: seed %d%n", seed);
    GeneratedLab generated = new GeneratedLab(server, "Gen" + fixed, 7, new SplittableRandom(seed));
    Caller admin = generated.lab().admin();
    List<String> instances = new ArrayList<>();
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Person person = generated.someone();
      Set<String> could = couldGet(generated, person);
      JsonNode next = admin.get("//api/clew/v1/users/" + person.id() + "/next").expect(200).json();
      Answer claim = person.calls().post("/user/tasks/request", null);
      String told = "seed %d, round %d: %s, %s".formatted(seed, round, next, claim.body());
      if (claim.status() == 200) {
        String task = claim.json().at("/task/id").asString();
        instances.add(claim.json().get("id").asString());
        assertThat(next.at("/offer/task").asString()).as(told).isEqualTo(task);
        assertThat(could).as(told).contains(task);
        int best = could.stream().mapToInt(generated::priority).max().orElse(-1);
        assertThat(next.at("/offer/priority").asInt()).as(told).isEqualTo(best);
      } else {
        assertThat(could).as(told).isEmpty();
        assertThat(next.get("offer").isNull()).as(told).isTrue();
        assertThat(next.get("reasons")).as(told).isNotEmpty();
        assertThat(rules(next)).as(told).isEqualTo(refusal(claim));
      }
      outcomes.merge(claim.status() == 200 ? "assigned" : rules(next).toString(), 1, Integer::sum);
      for (int i = 0; i < 2; i++) {
        generated.happen(instances);
      }
    }
    System.out.println(outcomes);
    assertThat(outcomes.getOrDefault("assigned", 0)).as("seed " + seed).isPositive();
  }

  /** The tasks of which the explanation says that they could be someone’s now. */
  private static Set<String> couldGet(GeneratedLab generated, Person person) {
    Set<String> could = new HashSet<>();
    for (String task : generated.tasks()) {
      JsonNode told = eligibility(generated.lab().admin(), task);
      for (JsonNode row : told) {
        assertThat(row.get("isEligible").asBoolean()).isEqualTo(row.get("reason").isNull());
        if (row.get("id").asString().equals(person.id()) && row.get("isEligible").asBoolean()) {
          could.add(task);
        }
      }
    }
    return could;
  }

  private static JsonNode eligibility(Caller calls, String task) {
    return calls.get("//api/clew/v1/tasks/" + task + "/eligibility").expect(200).json();
  }

  private static List<String> rules(JsonNode next) {
    List<String> rules = new ArrayList<>();
    next.get("reasons").forEach(reason -> rules.add(reason.get("rule").asString()));
    return rules;
  }

  private static List<String> refusal(Answer claim) {
    if (claim.status() == 401) {
      return List.of("inactive");
    }
    JsonNode reasons = claim.json().path("reasons");
    return reasons.isMissingNode() ? List.of("limit") : rules(claim.json());
  }

  @Test
  void theFirstRuleThatFailsIsTold() {
    String others = lab.team("Others");
    String closed = lab.dataset("closed", others);
    Person experienced = lab.user("anna", Map.of("axons", 3), team);
    Person beginner = lab.user("ben", Map.of("axons", 2), team);
    Person stranger = lab.user("cem", Map.of("axons", 3), others);
    Person unskilled = lab.user("dora", Map.of(), team);
    String task = task(dataset, 1);
    String unreadable = task(closed, 1);

    assertThat(reason(task, experienced).isNull()).isTrue();
    JsonNode tooFew = reason(task, beginner);
    assertThat(tooFew.get("rule").asString()).isEqualTo("experience");
    assertThat(tooFew.get("needed").asInt()).isEqualTo(3);
    assertThat(tooFew.get("has").asInt()).isEqualTo(2);
    assertThat(tooFew.get("text").asString())
        .isEqualTo("“axons” 3 or more is needed, and they have 2.");
    assertThat(reason(task, unskilled).get("has").isNull()).isTrue();
    assertThat(reason(task, stranger).get("text").asString())
        .isEqualTo("They are not a member of the team “Annotators”.");
    assertThat(reason(unreadable, experienced).get("rule").asString()).isEqualTo("dataset");
    assertThat(unseen(task, stranger)).isTrue();

    lab.admin().post("/tasks/" + task + "/assign?userId=" + experienced.id(), null).expect(200);
    assertThat(reason(task, experienced).get("rule").asString()).isEqualTo("none");
  }

  @Test
  void whoHadATaskIsToldOfTheirInstance() {
    Person ann = lab.user("hana", Map.of("axons", 3), team);
    String task = task(dataset, 2);
    lab.admin().post("/tasks/" + task + "/assign?userId=" + ann.id(), null).expect(200);
    JsonNode active = reason(task, ann);
    lab.admin().delete("/annotations/Task/" + active.get("annotation").asString()).expect(200);
    JsonNode cancelled = reason(task, ann);

    assertThat(active.get("rule").asString()).isEqualTo("had");
    assertThat(active.get("state").asString()).isEqualTo("Active");
    assertThat(cancelled.get("annotation")).isEqualTo(active.get("annotation"));
    assertThat(cancelled.get("text").asString())
        .isEqualTo("They had it; it was cancelled or handed back.");
  }

  @Test
  void whoIsAtTheLimitOrPausedOrDeactivatedIsToldSo() {
    Person ann = lab.user("lena", Map.of("axons", 3), team);
    task(dataset, 3);
    task(dataset, 3);
    String third = task(dataset, 3);
    ann.calls().post("/user/tasks/request", null).expect(200);
    ann.calls().post("/user/tasks/request", null).expect(200);
    Answer refused = ann.calls().post("/user/tasks/request", null).expect(400);
    String next = "//api/clew/v1/users/" + ann.id() + "/next";

    JsonNode own = ann.calls().get(next).expect(200).json();
    JsonNode toManager = manager.calls().get(next).expect(200).json();
    assertThat(refused.json().get("open").asInt()).isEqualTo(2);
    assertThat(own.at("/reasons/0/text").asString())
        .isEqualTo("You have 2 open tasks of at most 2.");
    assertThat(toManager.at("/reasons/0/text").asString())
        .isEqualTo("They have 2 open tasks of at most 2.");
    JsonNode reason = reason(third, ann);
    if (!reason.get("rule").asString().equals("had")) {
      assertThat(reason.get("open").asInt()).isEqualTo(2);
      assertThat(reason.get("limit").asInt()).isEqualTo(2);
    }

    String project = lab.admin().get("/tasks/" + third).json().get("projectId").asString();
    lab.admin().patch("/projects/" + project + "/pause", null).expect(200);
    assertThat(reason(third, ann).get("rule").asString()).isEqualTo("paused");
    for (JsonNode held : ann.calls().get("/user/tasks").json()) {
      ann.calls().patch("/annotations/Task/" + held.get("id").asString() + "/finish", null);
    }
    lab.admin().patch("/users/" + ann.id(), Map.of("isActive", false)).expect(200);
    assertThat(reason(third, ann).get("rule").asString()).isEqualTo("inactive");
    assertThat(lab.admin().get(next).json().at("/reasons/0/rule").asString()).isEqualTo("inactive");
  }

  @Test
  void whoIsInNoTeamIsToldSo() {
    Person nobody = lab.user("nico", Map.of("axons", 3));
    task(dataset, 1);

    JsonNode next = nobody.calls().get("//api/clew/v1/users/" + nobody.id() + "/next").json();
    Answer refused = nobody.calls().post("/user/tasks/request", null).expect(400);

    assertThat(next.at("/reasons/0/rule").asString()).isEqualTo("team");
    assertThat(next.get("reasons")).isEqualTo(refused.json().get("reasons"));
  }

  @Test
  void aManagerIsToldOfTheirOwnPeopleInPartsByAConstantNumberOfStatements() {
    String task = task(dataset, 1);
    for (int i = 0; i < 4; i++) {
      lab.user("extra" + i, Map.of("axons", 3), team);
    }
    Person stranger = lab.user("zoe", Map.of(), lab.team("Strangers"));
    String path = "//api/clew/v1/tasks/" + task + "/eligibility";

    Answer two = manager.calls().get(path + "?limit=2").expect(200);
    int few = server.statements().during(() -> manager.calls().get(path + "?limit=2"));
    int many = server.statements().during(() -> manager.calls().get(path));
    JsonNode all = manager.calls().get(path).json();

    assertThat(two.json()).hasSize(2);
    assertThat(two.header("Link")).contains("after=" + two.json().at("/1/id").asString());
    assertThat(many).isEqualTo(few);
    assertThat(all.findValuesAsString("id")).doesNotContain(stranger.id());
    assertThat(all.size()).isGreaterThan(4);
  }

  @Test
  void theJavaClientTellsTheSame() {
    Person ann = lab.user("iris", Map.of("axons", 3), team);
    String task = task(dataset, 1);
    Clew admin = Clew.signIn(URI.create(server.url()), "admin@lab.org", TestServer.PASSWORD);

    NextTask next = admin.users().nextTask(Ref.id(ann.id()));
    List<EligibleUser> users = admin.tasks().eligibleUsers(Ref.id(task));

    assertThat(next.reasons()).isEmpty();
    assertThat(next.offer().orElseThrow().has()).isEqualTo(3);
    assertThat(users.stream().filter(EligibleUser::isEligible).map(user -> user.id().value()))
        .contains(ann.id());
    assertThat(users.stream().flatMap(user -> user.reason().stream()))
        .anySatisfy(reason -> assertThat(reason.text()).contains("“axons” 3 or more"));
  }

  /** Of a project of its own, with the need for a little of axons. */
  private String task(String ofDataset, int instances) {
    String project = "own" + ++count;
    lab.project(project, team, 1);
    return lab.tasks(1, Lab.taskBody(type, project, ofDataset, "axons", 3, instances)).getFirst();
  }

  private JsonNode reason(String task, Person person) {
    for (JsonNode row : eligibility(lab.admin(), task)) {
      if (row.get("id").asString().equals(person.id())) {
        return row.get("reason");
      }
    }
    throw new AssertionError("Nothing is told of " + person.id());
  }

  private boolean unseen(String task, Person person) {
    return !eligibility(manager.calls(), task).findValuesAsString("id").contains(person.id());
  }
}
