package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
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
  private Caller admin;
  private Caller manager;
  private Caller member;
  private Caller foreigner;

  @BeforeAll
  void start() {
    server = TestServer.start();
    admin = server.found("Lab");
    foreigner = server.found("Other");
    People people = new People(server, admin);
    manager = people.inTeam("mary", people.team("dendrites"), true);
    member = people.member("max");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static Map<String, String> script(String name, Caller owner) {
    return Map.of("name", name, "gist", GIST, "owner", People.idOf(owner));
  }

  private static String create(Caller owner, String name) {
    return owner.post("/scripts", script(name, owner)).expect(200).json().get("id").asString();
  }

  @Test
  void aScriptIsAnsweredWithItsOwner() {
    JsonNode script =
        manager.post("/scripts", script("proofreading helper", manager)).expect(200).json();

    assertThat(script.propertyNames()).containsExactlyInAnyOrder("id", "name", "gist", "owner");
    assertThat(script.path("name").asString()).isEqualTo("proofreading helper");
    assertThat(script.path("gist").asString()).isEqualTo(GIST);
    assertThat(script.at("/owner/email").asString()).isEqualTo("mary@people.org");
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
    assertThat(member.get("/scripts/" + script.path("id").asString()).expect(200).json())
        .isEqualTo(script);
  }

  @Test
  void everyMemberSeesTheScriptsOfTheOrganizationAndNoOther() {
    String own = create(manager, "of the lab");
    String other = create(foreigner, "of another");

    assertThat(People.each(member.get("/scripts").expect(200).json(), "id"))
        .contains(own)
        .doesNotContain(other);
    assertThat(member.get("/scripts/" + other).expect(404).error())
        .isEqualTo("Script “" + other + "” could not be found or accessed.");
    server.anonymous().get("/scripts").expect(401);
  }

  @Test
  void aListTakesAsManyStatementsAsOneScriptDoes() {
    create(manager, "first");
    int few = server.statements().during(() -> member.get("/scripts").expect(200));
    for (int number = 0; number < 10; number++) {
      create(admin, "more " + number);
    }

    int many = server.statements().during(() -> member.get("/scripts").expect(200));

    assertThat(many).isEqualTo(few);
  }

  @Test
  void onlyManagersAndAdminsCreateScripts() {
    Answer refused = member.post("/scripts", script("by max", member)).expect(403);

    assertThat(refused.error()).isEqualTo("You are not authorized to view or edit this resource.");
    create(admin, "by the admin");
  }

  @Test
  void nobodyCreatesScriptsForOthers() {
    Answer refused = admin.post("/scripts", script("for mary", manager)).expect(403);

    assertThat(refused.error()).isEqualTo("You are not authorized to view or edit this resource.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "", "näme", "tab\tname", "x;y"})
  void namesOfOtherCharactersAreRefused(String name) {
    Answer refused = manager.post("/scripts", script(name, manager)).expect(400);

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
      assertThat(manager.post("/scripts", script(name, manager)).expect(400).error())
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
    Map<String, String> script =
        Map.of("name", "helper", "gist", gist, "owner", People.idOf(manager));

    assertThat(manager.post("/scripts", script).expect(400).error())
        .isEqualTo(
            "Script gist “" + gist + "” is invalid. It must be an address like https://host/path.");
    manager
        .post(
            "/scripts",
            Map.of("name", "helper", "gist", "HTTP://Host", "owner", People.idOf(manager)))
        .expect(200);
  }

  @Test
  void missingPartsAreNamed() {
    Answer refused = manager.post("/scripts", Map.of("name", "helper", "gist", GIST)).expect(400);

    assertThat(refused.error()).contains("“owner” is missing");
  }

  @Test
  void onlyTheOwnerChangesAScript() {
    String id = create(manager, "before");

    assertThat(admin.put("/scripts/" + id, script("after", admin)).expect(403).error())
        .isEqualTo(
            "You do not have permission to update this script. Please ask the script owner.");
    assertThat(admin.delete("/scripts/" + id).expect(403).error())
        .isEqualTo(
            "You do not have permission to delete this script. Please ask the script owner.");
    assertThat(foreigner.delete("/scripts/" + id).expect(404).error())
        .isEqualTo("Script “" + id + "” could not be found or accessed.");
    assertThat(
            manager
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

    assertThat(manager.put("/scripts/" + id, script("a/b", manager)).expect(400).error())
        .startsWith("Script name “a/b” is invalid.");
    assertThat(manager.get("/scripts/" + id).json().get("name").asString()).isEqualTo("before");
  }

  @Test
  void aScriptCanBeHandedOverWithinTheOrganization() {
    String id = create(manager, "to hand over");
    String foreign = People.idOf(foreigner);

    assertThat(manager.put("/scripts/" + id, script("x1", foreigner)).expect(404).error())
        .isEqualTo("User “" + foreign + "” could not be found or accessed.");
    manager.put("/scripts/" + id, script("to hand over", member)).expect(200);
    manager.put("/scripts/" + id, script("mine again", manager)).expect(403);
    member.put("/scripts/" + id, script("mine now", member)).expect(200);
  }

  @Test
  void aDeletedScriptIsGone() {
    String id = create(manager, "to delete");

    assertThat(manager.delete("/scripts/" + id).expect(200).body()).isEmpty();
    manager.get("/scripts/" + id).expect(404);
    manager.delete("/scripts/" + id).expect(404);
    assertThat(People.each(member.get("/scripts").json(), "id")).doesNotContain(id);
  }

  @Test
  void idsAreChecked() {
    assertThat(member.get("/scripts/xyz").expect(400).error())
        .isEqualTo("The supplied resource id “xyz” is not a valid ObjectId.");
  }

  @Test
  void everyChangeLeavesAnEvent() throws SQLException {
    String id = create(manager, "watched");
    manager.put("/scripts/" + id, script("renamed", manager)).expect(200);
    manager.delete("/scripts/" + id).expect(200);

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
}
