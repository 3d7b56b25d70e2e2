package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Form;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Annotations that others find and change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharingTest {
  private static final String NO_EDIT = "You do not have permission to edit this annotation.";
  private static final String NML =
      """
      <things><parameters><experiment name="em"/><scale x="1" y="1" z="1"/></parameters>
      <thing id="1" name="tree"><nodes><node id="1" x="1" y="2" z="3" radius="1"/></nodes>
      <edges/></thing></things>
      """;

  private TestServer server;
  private Lab lab;
  private String team;
  private String otherTeam;
  private Person ann;
  private Person bob;
  private Person eve;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    otherTeam = lab.team("Others");
    lab.dataset("em");
    ann = lab.user("ann", Map.of(), team);
    bob = lab.user("bob", Map.of(), team);
    eve = lab.user("eve", Map.of(), otherTeam);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aTeamFindsWhatIsSharedWithIt() {
    String id = uploaded();
    assertThat(readable(bob)).doesNotContain(id);

    JsonNode teams = share(ann, id, team).expect(200).json();

    assertThat(teams.findValuesAsString("name")).containsExactly("Annotators");
    assertThat(readable(bob)).contains(id);
    assertThat(readable(eve)).doesNotContain(id);
    assertThat(readable(ann)).containsOnlyOnce(id);
    assertThat(ann.calls().get("/annotations/Explorational/" + id + "/sharedTeams").json())
        .isEqualTo(teams);
    JsonNode listed =
        bob.calls()
            .get("/annotations/readable")
            .json()
            .valueStream()
            .filter(one -> one.get("id").asString().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(listed.get("teams").toString())
        .isEqualTo(
            "[{\"id\":\"" + team + "\",\"name\":\"Annotators\",\"organizationId\":\"Lab\"}]");
    assertThat(info(bob, id).at("/teams/0/organization").asString()).isEqualTo("Lab");
    share(ann, id).expect(200);
    assertThat(readable(bob)).doesNotContain(id);
  }

  @Test
  void whatBecomesPrivateIsSharedNoMore() {
    String id = uploaded();
    share(ann, id, team).expect(200);

    edit(ann, id, Map.of("visibility", "Private")).expect(200);

    assertThat(readable(bob)).doesNotContain(id);
    assertThat(info(ann, id).get("teams").size()).isZero();
    refused(
        share(ann, id, team),
        400,
        "A private annotation cannot be shared with teams. Change its visibility first.");
    edit(ann, id, Map.of("visibility", "Internal")).expect(200);
    assertThat(readable(bob)).doesNotContain(id);
  }

  @Test
  void aTeamThatIsDeletedFindsNothing() {
    String fleeting = lab.team("Fleeting");
    Person owner = lab.user("olga", Map.of(), fleeting);
    Person member = lab.user("mo", Map.of(), fleeting);
    String id = uploaded(owner);
    share(owner, id, fleeting).expect(200);
    assertThat(readable(member)).contains(id);

    lab.admin().delete("/teams/" + fleeting).expect(200);

    assertThat(readable(member)).doesNotContain(id);
    assertThat(info(owner, id).get("teams").size()).isZero();
  }

  @Test
  void othersChangeItWhenTheyMay() {
    String id = uploaded();
    assertThat(info(bob, id).get("collaborationMode").asString()).isEqualTo("OwnerOnly");
    refused(edit(bob, id, Map.of("name", "mine")), 403, NO_EDIT);
    refused(submit(bob, id), 403, NO_EDIT);

    assertThat(mode(ann, id, "Exclusive").expect(200).body()).isEmpty();

    JsonNode info = info(bob, id);
    assertThat(info.get("collaborationMode").asString()).isEqualTo("Exclusive");
    assertThat(info.get("othersMayEdit").asBoolean()).isTrue();
    assertThat(info.at("/restrictions/allowUpdate").asBoolean()).isTrue();
    edit(bob, id, Map.of("name", "ours")).expect(200);
    submit(bob, id).expect(200);
    mode(ann, id, "OwnerOnly").expect(200);
    refused(edit(bob, id, Map.of("name", "mine")), 403, NO_EDIT);
  }

  @Test
  void whatIsPrivateIsNotChangedByOthers() {
    String id = uploaded();
    mode(ann, id, "Concurrent").expect(200);
    edit(ann, id, Map.of("visibility", "Private")).expect(200);

    edit(bob, id, Map.of("name", "mine")).expect(403);
  }

  @Test
  void onlyTheOwnerShares() {
    String id = uploaded();

    refused(share(bob, id, team), 403, NO_EDIT);
    refused(share(new Person("", lab.admin()), id, team), 403, NO_EDIT);
    refused(mode(bob, id, "Exclusive"), 403, NO_EDIT);
    refused(bob.calls().get("/annotations/Explorational/" + id + "/sharedTeams"), 403, NO_EDIT);
    refused(
        share(ann, id, otherTeam), 404, "Team “" + otherTeam + "” could not be found or accessed.");
    refused(
        mode(ann, id, "Everybody"),
        400,
        "The query parameter “collaborationMode” is one of [OwnerOnly, Exclusive, Concurrent], not"
            + " “Everybody”.");
    refused(ann.calls().patch("/annotations/Explorational/" + id + "/sharedTeams", "{}"), 400);
    refused(
        ann.calls().patch("/annotations/CompoundTask/" + id + "/sharedTeams", "[]"),
        400,
        "Compound annotations cannot be changed; each instance can.");
  }

  private String uploaded() {
    return uploaded(ann);
  }

  private static String uploaded(Person owner) {
    Form form =
        new Form()
            .field("createGroupForEachFile", "false")
            .file("a.nml", "a.nml", NML.getBytes(StandardCharsets.UTF_8));
    return owner
        .calls()
        .upload("/annotations/upload", form)
        .expect(200)
        .json()
        .at("/annotation/id")
        .asString();
  }

  private static Answer submit(Person person, String id) {
    return person
        .calls()
        .withHeader("If-Match", "*")
        .put(
            "//api/clew/v1/annotations/" + id + "/content",
            "application/xml",
            NML.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer share(Person person, String id, String... teams) {
    return person
        .calls()
        .patch("/annotations/Explorational/" + id + "/sharedTeams", List.of(teams));
  }

  private static Answer mode(Person person, String id, String mode) {
    return person
        .calls()
        .patch(
            "/annotations/Explorational/" + id + "/collaborationMode?collaborationMode=" + mode,
            null);
  }

  private static Answer edit(Person person, String id, Map<String, Object> change) {
    return person.calls().patch("/annotations/Explorational/" + id + "/edit", change);
  }

  private static JsonNode info(Person person, String id) {
    return person.calls().get("/annotations/" + id + "/info").expect(200).json();
  }

  private static List<String> readable(Person person) {
    return person
        .calls()
        .get("/annotations/readable")
        .expect(200)
        .json()
        .valueStream()
        .map(one -> one.get("id").asString())
        .toList();
  }
}
