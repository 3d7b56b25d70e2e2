package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptTest {
  private static final String GIST = "https://gist.github.com/u/abc";

  private TestServer server;
  private Lab lab;
  private Person admin;
  private Person manager;
  private Person member;
  private Person foreigner;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    Lab other = Lab.found(server, "Other");
    admin = new Person(lab.adminId(), lab.admin());
    foreigner = new Person(other.adminId(), other.admin());
    manager = lab.manager("mary", lab.team("dendrites"));
    member = lab.user("max", Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Map<String, String> script(String name, Person owner) {
    return Map.of("name", name, "gist", GIST, "owner", owner.id());
  }

  private static String create(Person owner, String name) {
    return owner
        .calls()
        .post("/scripts", script(name, owner))
        .expect(200)
        .json()
        .get("id")
        .asString();
  }

  @Test
  void aScriptIsAnsweredWithItsOwner() {
    JsonNode script =
        manager.calls().post("/scripts", script("proofreading helper", manager)).expect(200).json();

    assertThat(script.propertyNames()).containsExactlyInAnyOrder("id", "name", "gist", "owner");
    assertThat(script.path("name").asString()).isEqualTo("proofreading helper");
    assertThat(script.path("gist").asString()).isEqualTo(GIST);
    assertThat(script.at("/owner/email").asString()).isEqualTo("mary@lab.org");
    assertThat(script.path("owner").propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "email",
            "firstName",
            "lastName",
            "isAdmin",
            "isDatasetManager",
            "isAnonymous",
            "teams");
    assertThat(member.calls().get("/scripts/" + script.path("id").asString()).expect(200).json())
        .isEqualTo(script);
  }

  @Test
  void everyMemberSeesTheScriptsOfTheOrganizationAndNoOther() {
    String own = create(manager, "of the lab");
    String other = create(foreigner, "of another");

    assertThat(each(member.calls().get("/scripts").expect(200).json(), "id"))
        .contains(own)
        .doesNotContain(other);
    assertThat(member.calls().get("/scripts/" + other).expect(404).error())
        .isEqualTo("Script “" + other + "” could not be found or accessed.");
    server.anonymous().get("/scripts").expect(401);
  }

  @Test
  void aListTakesAsManyStatementsAsOneScriptDoes() {
    create(manager, "first");
    int few = server.statements().during(() -> member.calls().get("/scripts").expect(200));
    for (int number = 0; number < 10; number++) {
      create(admin, "more " + number);
    }

    int many = server.statements().during(() -> member.calls().get("/scripts").expect(200));

    assertThat(many).isEqualTo(few);
  }

  @Test
  void onlyManagersAndAdminsCreateScripts() {
    Answer refused = member.calls().post("/scripts", script("by max", member)).expect(403);

    assertThat(refused.error()).isEqualTo("You are not authorized to view or edit this resource.");
    create(admin, "by the admin");
  }

  @Test
  void nobodyCreatesScriptsForOthers() {
    Answer refused = admin.calls().post("/scripts", script("for mary", manager)).expect(403);

    assertThat(refused.error()).isEqualTo("You are not authorized to view or edit this resource.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "", "näme", "tab\tname", "x;y"})
  void namesOfOtherCharactersAreRefused(String name) {
    Answer refused = manager.calls().post("/scripts", script(name, manager)).expect(400);

    assertThat(refused.error())
        .isEqualTo(
            "Script name “"
                + name
                + "” is invalid. Please use only letters, digits, dots, space, underscores,"
                + " hyphens.");
  }

  @Test
  void namesHaveTwoToFiftyCharacters() {
    for (String name : List.of("a", "a".repeat(51))) {
      assertThat(manager.calls().post("/scripts", script(name, manager)).expect(400).error())
          .isEqualTo("Script name “" + name + "” is invalid. It needs 2 to 50 characters.");
    }
    create(manager, "ab");
    create(manager, "a_-. ß".repeat(8) + "zz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gist.github.com/u",
        "ftp://host/x",
        "javascript:alert(1)",
        "https:// x",
        "https://host/a b"
      })
  void gistsAreAddressesOfTheWeb(String gist) {
    Map<String, String> script = Map.of("name", "helper", "gist", gist, "owner", manager.id());

    assertThat(manager.calls().post("/scripts", script).expect(400).error())
        .isEqualTo(
            "Script gist “" + gist + "” is invalid. It must be an address like https://host/path.");
    manager
        .calls()
        .post("/scripts", Map.of("name", "helper", "gist", "HTTP://Host", "owner", manager.id()))
        .expect(200);
  }

  @Test
  void missingPartsAreNamed() {
    Answer refused =
        manager.calls().post("/scripts", Map.of("name", "helper", "gist", GIST)).expect(400);

    assertThat(refused.error()).contains("“owner” is missing");
  }

  @Test
  void onlyTheOwnerChangesAScript() {
    String id = create(manager, "before");

    assertThat(admin.calls().put("/scripts/" + id, script("after", admin)).expect(403).error())
        .isEqualTo(
            "You do not have permission to update this script. Please ask the script owner.");
    assertThat(admin.calls().delete("/scripts/" + id).expect(403).error())
        .isEqualTo(
            "You do not have permission to delete this script. Please ask the script owner.");
    assertThat(foreigner.calls().delete("/scripts/" + id).expect(404).error())
        .isEqualTo("Script “" + id + "” could not be found or accessed.");
    assertThat(
            manager
                .calls()
                .put("/scripts/" + id, script("after", manager))
                .expect(200)
                .json()
                .get("name")
                .asString())
        .isEqualTo("after");
  }

  @Test
  void aChangeIsCheckedLikeANewScript() {
    String id = create(manager, "before");

    assertThat(manager.calls().put("/scripts/" + id, script("a/b", manager)).expect(400).error())
        .startsWith("Script name “a/b” is invalid.");
    assertThat(manager.calls().get("/scripts/" + id).json().get("name").asString())
        .isEqualTo("before");
  }

  @Test
  void aScriptCanBeHandedOverWithinTheOrganization() {
    String id = create(manager, "to hand over");
    String foreign = foreigner.id();

    assertThat(manager.calls().put("/scripts/" + id, script("x1", foreigner)).expect(404).error())
        .isEqualTo("User “" + foreign + "” could not be found or accessed.");
    manager.calls().put("/scripts/" + id, script("to hand over", member)).expect(200);
    manager.calls().put("/scripts/" + id, script("mine again", manager)).expect(403);
    member.calls().put("/scripts/" + id, script("mine now", member)).expect(200);
  }

  @Test
  void aDeletedScriptIsGone() {
    String id = create(manager, "to delete");

    assertThat(manager.calls().delete("/scripts/" + id).expect(200).body()).isEmpty();
    manager.calls().get("/scripts/" + id).expect(404);
    manager.calls().delete("/scripts/" + id).expect(404);
    assertThat(each(member.calls().get("/scripts").json(), "id")).doesNotContain(id);
  }

  @Test
  void aDeletedScriptIsTakenOffItsTasks() {
    String id = create(manager, "of a task");
    String task = taskWith(id);
    assertThat(admin.calls().get("/tasks/" + task).json().at("/script/id").asString())
        .isEqualTo(id);

    manager.calls().delete("/scripts/" + id).expect(200);

    assertThat(admin.calls().get("/tasks/" + task).expect(200).json().path("script").isNull())
        .isTrue();
  }

  @Test
  void idsAreChecked() {
    assertThat(member.calls().get("/scripts/xyz").expect(400).error())
        .isEqualTo("The supplied resource id “xyz” is not a valid ObjectId.");
  }

  @Test
  void everyChangeLeavesAnEvent() throws SQLException {
    String id = create(manager, "watched");
    manager.calls().put("/scripts/" + id, script("renamed", manager)).expect(200);
    manager.calls().delete("/scripts/" + id).expect(200);

    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT string_agg(kind, ' ' ORDER BY id) FROM events WHERE subject_id = '"
                    + id
                    + "'")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("script.created script.changed script.deleted");
    }
  }

  private String taskWith(String script) {
    String team = lab.team("axons");
    lab.project("axons", team, 1);
    Map<String, Object> body =
        Lab.taskBody(
            lab.taskType("trace", team, "skeleton"), "axons", lab.dataset("em"), "tracing", 1, 1);
    body.put("scriptId", script);
    return lab.tasks(1, body).getFirst();
  }

  private static List<String> each(JsonNode list, String key) {
    return list.valueStream().map(entry -> entry.path(key).asString()).toList();
  }
}
