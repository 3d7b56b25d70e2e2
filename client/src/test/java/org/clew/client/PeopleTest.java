package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.clew.model.wire.WireScriptParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people logged, what they work on, and their scripts. */
class PeopleTest {
  private static final String TIMES = "GET /api/v14/users/" + Samples.USER + "/loggedTime";
  private static final String SCRIPT =
      """
      {"id":"681dc3a10000000000000009","name":"helper","gist":"https://gist.github.com/ada/5c3a",
       "owner":{"id":"681dc3a10000000000000005","email":"ada@lab.org","firstName":"Ada",
                "lastName":"Lovelace","isAdmin":false,"isDatasetManager":false,
                "isAnonymous":false,"teams":[]}}
      """;

  private final ServerDouble server = new ServerDouble();

  @BeforeEach
  void teach() {
    server.on("GET /api/v14/user", Samples.user(true));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void loggedTimesAreToldMonthByMonth() {
    server.on(
        TIMES,
        200,
        """
        {"loggedTime":[{"paymentInterval":{"month":12,"year":2025},"durationInSeconds":5400},
                       {"paymentInterval":{"month":1,"year":2026},"durationInSeconds":1,"x":{}}]}
        """);

    assertThat(server.connect().users().current().loggedTimes())
        .containsExactly(
            new LoggedTime(YearMonth.of(2025, 12), Duration.ofMinutes(90)),
            new LoggedTime(YearMonth.of(2026, 1), Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"loggedTime\":[{}]}",
        "{\"loggedTime\":[{\"paymentInterval\":{\"month\":13,\"year\":2025}}]}"
      })
  void timesThatMakeNoSenseAreTold(String times) {
    server.on(TIMES, 200, times);

    assertThatThrownBy(() -> server.connect().users().loggedTimes(Ref.id(Samples.USER)))
        .isInstanceOf(InvalidResponseException.class);
  }

  @Test
  void whoWorksOnAProjectIsToldAndTheirTasksGoToSomeoneElse() {
    String path = "/api/v14/projects/" + Samples.PROJECT;
    server
        .on("GET " + path, Samples.project(Samples.PROJECT, "dendrites"))
        .on(
            "GET " + path + "/usersWithActiveTasks",
            200,
            """
            [{"email":"ines@lab.org","firstName":"Ines","lastName":"Ito","activeTasks":3}]
            """)
        .on("POST " + path + "/transferActiveTasks", 200, "");
    Project project = server.connect().projects().byId(Samples.PROJECT);

    assertThat(project.usersWithActiveTasks())
        .containsExactly(new ActiveUser("ines@lab.org", "Ines", "Ito", 3));
    project.transferActiveTasks(Ref.id(Samples.USER));

    assertThat(server.last().body()).isEqualTo("{\"userId\":\"" + Samples.USER + "\"}");
  }

  @Test
  void aScriptIsMadeReadChangedAndDeleted() {
    String path = "/api/v14/scripts/681dc3a10000000000000009";
    server
        .on("POST /api/v14/scripts", 200, SCRIPT)
        .on("GET /api/v14/scripts", 200, "[" + SCRIPT + "]")
        .on("GET " + path, 200, SCRIPT)
        .on("PUT " + path, 200, SCRIPT.replace("helper", "aide"))
        .on("DELETE " + path, 200, "");
    Scripts scripts = server.connect().scripts();

    Script made =
        scripts.create(new ScriptParameters("helper", "https://gist.github.com/ada/5c3a"));
    assertThat(sent())
        .isEqualTo(
            new WireScriptParameters("helper", "https://gist.github.com/ada/5c3a", Samples.USER));
    assertThat(scripts.list()).isEqualTo(List.of(made));
    assertThat(scripts.byId(made.id())).isEqualTo(made);
    assertThat(made.ownerId()).hasValue(Samples.USER);

    assertThat(made.update(made.parameters().withName("aide")).name()).isEqualTo("aide");
    assertThat(sent())
        .isEqualTo(
            new WireScriptParameters("aide", "https://gist.github.com/ada/5c3a", Samples.USER));
    made.delete();
    assertThat(server.last()).hasToString("DELETE " + path);
  }

  private WireScriptParameters sent() {
    return server.last().as(WireScriptParameters.class);
  }
}
