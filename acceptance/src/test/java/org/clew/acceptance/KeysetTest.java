package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are gone through by their last row, and what people learn of their organization. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysetTest {
  private static final Pattern NEXT = Pattern.compile("<(/[^>]*)>; rel=\"next\"");

  private TestServer server;
  private Lab lab;
  private Caller manager;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    manager = lab.manager("mia", lab.team("First")).calls();
    for (int i = 0; i < 4; i++) {
      String team = lab.team("Team" + i);
      lab.user("user" + i, Map.of(), team);
      lab.taskType("type" + i, team, "skeleton");
      lab.project("project" + i, team, i);
      lab.admin()
          .post(
              "/scripts",
              Map.of("name", "script" + i, "gist", "https://x.org", "owner", lab.adminId()))
          .expect(200);
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users",
        "/users?isAdmin=false",
        "/teams",
        "/projects",
        "/projects/withStatus",
        "/scripts",
        "/taskTypes"
      })
  void thePartsAreTheWholeInItsOrder(String route) {
    String more = route.contains("?") ? "&" : "?";
    List<String> whole = ids(lab.admin().get(route).expect(200));
    assertThat(whole).hasSizeGreaterThanOrEqualTo(4);
    assertThat(lab.admin().get(route).header("Link")).isEmpty();

    List<String> parts = new ArrayList<>();
    String next = route + more + "limit=2&includeTotalCount=true";
    while (next != null) {
      Answer part = lab.admin().get(next).expect(200);
      assertThat(ids(part)).hasSizeLessThanOrEqualTo(2);
      assertThat(part.header("X-Total-Count")).isEqualTo(Integer.toString(whole.size()));
      parts.addAll(ids(part));
      Matcher link = NEXT.matcher(part.header("Link"));
      next = link.matches() ? "/" + link.group(1) : null;
    }

    assertThat(parts).isEqualTo(whole);
    assertThat(ids(lab.admin().get(route + more + "limit=2&pageNumber=1")))
        .isEqualTo(whole.subList(2, 4));
  }

  @Test
  void whatIsAddedAndDeletedMeanwhileMovesNothing() {
    Answer first = lab.admin().get("/teams?limit=3").expect(200);
    String last = ids(first).getLast();
    List<String> rest = ids(lab.admin().get("/teams?after=" + last));
    String added = lab.team("Added");

    assertThat(ids(lab.admin().get("/teams?after=" + last)))
        .startsWith(rest.toArray(String[]::new));
    lab.admin().delete("/teams/" + added).expect(200);
    assertThat(ids(lab.admin().get("/teams?after=" + last))).isEqualTo(rest);
    refused(
        lab.admin().get("/teams?after=x"),
        400,
        "The supplied resource id “x” is not a valid ObjectId.");
  }

  @Test
  void filtersOfUsersAskTheSameAsTheirAnswersSay() {
    for (Caller caller : List.of(lab.admin(), manager)) {
      for (String key : List.of("isEditable", "isAdmin")) {
        for (boolean wanted : List.of(true, false)) {
          Answer found = caller.get("/users?" + key + "=" + wanted).expect(200);
          assertThat(found.json().valueStream())
              .allMatch(user -> user.get(key).asBoolean() == wanted);
          long all =
              caller
                  .get("/users")
                  .json()
                  .valueStream()
                  .filter(user -> user.get(key).asBoolean() == wanted)
                  .count();
          assertThat(found.json().size()).isEqualTo((int) all);
        }
      }
    }
    assertThat(lab.admin().get("/users?isTeamManagerOrAdmin=true").json().size()).isEqualTo(2);
    assertThat(lab.admin().get("/users?isTeamManagerOrAdmin=false").json().size()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/users", "/teams", "/projects", "/projects/withStatus", "/taskTypes"})
  void aLongListTakesAsManyStatementsAsAShortOne(String route) {
    int few = server.statements().during(() -> lab.admin().get(route + "?limit=1").expect(200));
    int many = server.statements().during(() -> lab.admin().get(route).expect(200));

    assertThat(many).isEqualTo(few);
  }

  @Test
  void anOrganizationIsSeenByItsOwnPeople() {
    Lab other = Lab.found(server, "Other");

    assertThat(manager.get("/organizations").expect(200).json().size()).isOne();
    assertThat(manager.get("/organizations/Lab").expect(200).json().get("name").asString())
        .isEqualTo("Lab");
    refused(
        other.admin().get("/organizations/Lab"),
        404,
        "Organization “Lab” could not be found or accessed.");
    server.anonymous().get("/organizations").expect(401);
    refused(
        manager.get("/shortLinks/byKey/abc"),
        404,
        "Short link “abc” could not be found or accessed.");
  }

  private static List<String> ids(Answer answer) {
    return answer.json().valueStream().map(row -> row.get("id").asString()).toList();
  }
}
