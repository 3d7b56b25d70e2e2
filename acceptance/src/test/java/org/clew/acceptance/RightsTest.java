package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clew.acceptance.RightsTable.Role;
import org.clew.acceptance.RightsTable.Row;
import org.clew.testkit.Answer;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, asked by someone of every role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {
  private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

  /** For want of a right; upstream does so, too. */
  private static final Set<String> REFUSING_WITH_400 =
      Set.of("POST /api/v14/tasks/createFromFiles");

  private TestServer server;
  private RightsLab lab;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new RightsLab(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  static List<Row> rows() {
    return RightsTable.read();
  }

  @Test
  void everyRouteIsInTheTable() {
    Set<String> inTable = new TreeSet<>();
    rows().forEach(row -> inTable.add(row.route()));

    assertThat(server.routes())
        .allSatisfy(route ->
            assertThat(inTable)
                .as(
                    "Add a line to rights.txt: “%s”, what it answers to each role, and its body",
                    route)
                .contains(route));
    assertThat(server.routes()).containsAll(inTable);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRoleGetsWhatTheTableSays(Row row) {
    Map<Role, Integer> statuses = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      statuses.put(role, status(lab.ask(row, role)));
    }

    assertThat(RightsTable.line(row, statuses)).isEqualTo(RightsTable.line(row, row.statuses()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theTableSaysWhatTheRightsSay(Row row) {
    String who = lab.description(row);
    assumeFalse(who.matches("For everyone(;| who may read it).*"), "depends on the thing");

    for (Role role : Role.values()) {
      int status = row.statuses().get(role);
      boolean isForeign = role == Role.ADMIN_OF_ANOTHER_ORGANIZATION;
      if (isForeign && row.namesThings()) {
        assertThat(status).as("what is not there for %s of %s", role, row).isEqualTo(404);
      } else {
        Role likeThis = isForeign ? Role.ADMIN : role;
        assertThat(isRefusal(row, status))
            .as("%s answers %s with %d: %s", row, role, status, who)
            .isEqualTo(!likeThis.isNamedIn(who));
      }
    }
  }

  private static boolean isRefusal(Row row, int status) {
    return REFUSALS.contains(status) || (status == 400 && REFUSING_WITH_400.contains(row.route()));
  }

  /** What became of the thing, also where many are asked for and each is answered by itself. */
  private static int status(Answer answer) {
    boolean isJson = answer.header("Content-Type").startsWith("application/json");
    return isJson && answer.bytes().length > 0 && answer.json().at("/tasks/0/status").isInt()
        ? answer.json().at("/tasks/0/status").asInt()
        : answer.status();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void thingsOfAnotherOrganizationAreLikeThingsThatAreNotThere(Row row) {
    String id = lab.thing(row);

    Answer foreign = lab.ask(row, Role.ADMIN_OF_ANOTHER_ORGANIZATION, id);

    assertThat(foreign.header("X-Total-Count")).isIn("", "0");
    assertThat(lab.secrets(row, id))
        .allSatisfy(secret -> assertThat(foreign.body()).doesNotContain(secret));
    if (row.path().matches(".*[{](id|datasetId|annotationId)}.*")) {
      Answer unknown = lab.ask(row, Role.ADMIN_OF_ANOTHER_ORGANIZATION, RightsLab.UNKNOWN);
      assertThat(leveled(foreign, id)).isEqualTo(leveled(unknown, RightsLab.UNKNOWN));
    }
  }

  /** Without what differs for good reasons: the id that was asked for, the time. */
  private static String leveled(Answer answer, String id) {
    String body = answer.body().replace(id, "ID").replaceAll("Server Time [^]]*", "TIME");
    return answer.status() + " " + body;
  }
}
