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
      statuses.put(role, lab.ask(row, role).status());
    }

    assertThat(RightsTable.line(row, statuses)).isEqualTo(RightsTable.line(row, row.statuses()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theTableSaysWhatTheRightsSay(Row row) {
    String who = lab.description(row);
    assumeFalse(who.startsWith("For everyone;"), "depends on the thing");

    for (Role role : Role.values()) {
      boolean isRefused = REFUSALS.contains(row.statuses().get(role));
      assertThat(isRefused)
          .as("%s answers %s with %d: %s", row, role, row.statuses().get(role), who)
          .isEqualTo(!role.isNamedIn(who));
    }
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
