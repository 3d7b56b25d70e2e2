package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.clew.client.ServerDouble.Seen;
import org.clew.model.TracingType;
import org.clew.model.wire.WireProjectParameters;
import org.clew.model.wire.WireTaskParameters;
import org.clew.model.wire.WireTaskTypeParameters;
import org.clew.model.wire.WireTeam;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdministrationTest {
  private static final WireTeamMembership MEMBER =
      new WireTeamMembership(Samples.TEAM, "Annotators", false);

  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTaskTypeIsMadeWithTheDefaultSettings() {
    server
        .on("GET /api/v14/teams", List.of(new WireTeam(Samples.TEAM, "Annotators", "lab", true)))
        .on("POST /api/v14/taskTypes", Samples.type(Samples.TYPE, TracingType.HYBRID));

    server
        .connect()
        .taskTypes()
        .create(
            new TaskTypeParameters("axons", "Follow.", Ref.name("Annotators"))
                .withTracingType(TracingType.HYBRID));

    WireTaskTypeParameters sent = server.last().as(WireTaskTypeParameters.class);
    assertThat(sent.teamId()).isEqualTo(Samples.TEAM);
    assertThat(sent.tracingType()).isEqualTo(TracingType.HYBRID);
    assertThat(sent.settings())
        .containsOnlyKeys(
            "allowedModes",
            "branchPointsAllowed",
            "somaClickingAllowed",
            "volumeInterpolationAllowed",
            "mergerMode",
            "magRestrictions")
        .containsEntry("magRestrictions", Map.of("min", 1, "max", 1))
        .containsEntry("somaClickingAllowed", true);
    assertThat(sent.recommendedConfiguration())
        .hasSize(28)
        .containsEntry("clippingDistance", 80)
        .containsEntry("zoom", 0.8);
  }

  @Test
  void settingsAndTracingTypeSurviveReading() {
    server.on(
        "GET /api/v14/taskTypes/" + Samples.TYPE, Samples.type(Samples.TYPE, TracingType.VOLUME));

    TaskType type = server.connect().taskTypes().byId(Samples.TYPE);

    assertThat(type.tracingType()).isEqualTo(TracingType.VOLUME);
    assertThat(type.settings())
        .isEqualTo(
            new TaskTypeSettings(
                List.of("flight"), null, true, false, true, true, 1, 4, Map.of("zoom", 0.5)));
    assertThat(type.parameters().settings()).isEqualTo(type.settings());
  }

  @Test
  void aTeamThatDoesNotExistIsToldBeforeAnythingIsMade() {
    server.on("GET /api/v14/teams", List.of());
    TaskTypeParameters parameters = new TaskTypeParameters("a", "b", Ref.name("Nobody"));

    assertThatThrownBy(() -> server.connect().taskTypes().create(parameters))
        .isInstanceOf(NoSuchNameException.class)
        .hasMessage("There is no team named “Nobody” that you may see.");
  }

  @Test
  void aProjectThatIsMadeBelongsToOneself() {
    server
        .on("GET /api/v14/user", Samples.user(true))
        .on("POST /api/v14/projects", Samples.project(Samples.PROJECT, "dendrites"));

    Project made =
        server
            .connect()
            .projects()
            .create(
                new ProjectParameters("dendrites", Ref.id(Samples.TEAM))
                    .withPriority(7)
                    .withExpectedTime(Duration.ofMinutes(90)));

    assertThat(server.last().as(WireProjectParameters.class))
        .isEqualTo(
            new WireProjectParameters(
                "dendrites", Samples.TEAM, 7, false, 5_400_000L, Samples.USER, false));
    assertThat(made.expectedTime()).hasValue(Duration.ofMinutes(90));
  }

  @Test
  void anOwnerWhomOneMayNotSeeIsNotReplacedByAccident() {
    server.on(
        "GET /api/v14/projects/" + Samples.PROJECT, Samples.project(Samples.PROJECT, "dendrites"));
    Project project = server.connect().projects().byId(Samples.PROJECT);

    assertThatThrownBy(() -> project.update(project.parameters().withPriority(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("owner of “dendrites”");
  }

  @Test
  void aProjectThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> server.connect().projects().byName("a b"))
        .isInstanceOf(NoSuchNameException.class)
        .hasMessage("There is no project named “a b” that you may see.");
    assertThat(server.last()).hasToString("GET /api/v14/projects/byName/a%20b");
  }

  @Test
  void aUserIsSentWholeWithTheOneChange() {
    server
        .on("GET /api/v14/user", Samples.user(false, MEMBER))
        .on(
            "PATCH /api/v14/users/" + Samples.USER,
            (exchange, seen) -> ServerDouble.answer(exchange, 200, seen.body()));
    User user = server.connect().users().current();

    User experienced = user.giveExperience("axons", 5);
    User manager = user.assignTeamRole(Ref.id(Samples.TEAM), TeamRole.MANAGER);
    User gone = user.leaveTeam(Ref.id(Samples.TEAM));
    User admin = user.grant(Role.ADMIN);

    assertThat(experienced.experiences()).isEqualTo(Map.of("dendrites", 3, "axons", 5));
    assertThat(experienced.teams()).isEqualTo(user.teams());
    assertThat(manager.teams()).extracting(TeamMembership::role).containsExactly(TeamRole.MANAGER);
    assertThat(gone.teams()).isEmpty();
    assertThat(admin.isAdmin()).isTrue();
    assertThat(admin.revoke(Role.ADMIN)).isEqualTo(user);
    assertThat(server.last().as(WireUser.class).email()).isEqualTo("ada@lab.org");
  }

  @Test
  void aPasswordThatTheServerRepeatsIsNotShown() {
    server.on(
        "POST /api/clew/v1/users", 400, "{\"messages\":[{\"error\":\"“hunter2” is short.\"}]}");
    NewUser user = new NewUser("ada@lab.org", "Ada", "Lovelace").withPassword("hunter2");

    assertThatThrownBy(() -> server.connect().users().create(user))
        .hasMessage("400: “…” is short. (POST %s/api/clew/v1/users)", server.url());
    assertThat(user.toString()).doesNotContain("hunter2");
  }

  @Test
  void theRemainingInstancesAreSetWithTheWholeTask() {
    String path = "/api/v14/tasks/" + Samples.task(1).id();
    server.on("GET " + path, Samples.task(1)).on("PUT " + path, Samples.task(1));
    Clew clew = server.connect();

    Task task = clew.tasks().updateRemainingInstances(Ref.id(Samples.task(1).id()), 4);

    WireTaskParameters sent = server.last().as(WireTaskParameters.class);
    assertThat(sent.pendingInstances()).isEqualTo(4);
    assertThat(sent.editRotation()).isEqualTo(Samples.task(1).editRotation());
    assertThat(task).isEqualTo(clew.tasks().byId(Samples.task(1).id())).hasSameHashCodeAs(task);
  }

  @Test
  void aDatasetIsFoundByTheNameOfItsDirectoryToo() {
    String dataset =
        """
        {"id":"%s","name":"%s","directoryName":"l4","owningOrganization":"lab","tags":[],
         "isPublic":false,"allowedTeams":[],"created":0,"dataSource":{}}
        """;
    server
        .on("GET /api/v14/user", Samples.user(true))
        .on("GET /api/v14/datasets", 200, "[" + dataset.formatted(Samples.id(8), "l4_other") + "]")
        .on(
            "GET /api/v14/datasets/disambiguate/lab/l4/toId",
            200,
            "{\"id\":\"%s\",\"name\":\"l4_sample\"}".formatted(Samples.DATASET))
        .on(
            "GET /api/v14/datasets/" + Samples.DATASET,
            200,
            dataset.formatted(Samples.DATASET, "l4_sample"));
    Datasets datasets = server.connect().datasets();

    assertThat(datasets.byName("l4").id()).isEqualTo(Samples.DATASET);
    assertThat(datasets.byName("l4_other").id()).isEqualTo(Samples.id(8));
    assertThat(datasets.byUrl(datasets.byName("l4").url()).name()).isEqualTo("l4_sample");
    assertThatThrownBy(() -> datasets.byName("l5"))
        .isInstanceOf(NoSuchNameException.class)
        .hasMessage("There is no dataset named “l5” that you may see.");
  }

  @Test
  void manyThreadsShareOneConnection() throws InterruptedException {
    server.on("GET /api/v14/teams", List.of());
    Clew clew = server.connect();

    List<Thread> threads =
        IntStream.range(0, 32).mapToObj(n -> new Thread(() -> clew.teams().list())).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(server.seen()).hasSize(32).extracting(Seen::method).containsOnly("GET");
  }
}
