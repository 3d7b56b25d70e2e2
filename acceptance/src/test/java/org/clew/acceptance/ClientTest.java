package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clew.client.AnnotationInfo;
import org.clew.client.Claim;
import org.clew.client.Clew;
import org.clew.client.CreatedUser;
import org.clew.client.NewDataset;
import org.clew.client.NewTask;
import org.clew.client.NewUser;
import org.clew.client.NoSuchNameException;
import org.clew.client.Project;
import org.clew.client.ProjectParameters;
import org.clew.client.Ref;
import org.clew.client.RemoteDataset;
import org.clew.client.Role;
import org.clew.client.Task;
import org.clew.client.TaskCreation;
import org.clew.client.TaskFilter;
import org.clew.client.TaskType;
import org.clew.client.TaskTypeParameters;
import org.clew.client.TaskTypeSettings;
import org.clew.client.Team;
import org.clew.client.TeamRole;
import org.clew.client.UnexpectedStatusException;
import org.clew.client.User;
import org.clew.model.AnnotationState;
import org.clew.model.AnnotationType;
import org.clew.model.BoundingBox;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.model.TracingType;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every element of the client that the task cycle needs, against a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientTest {
  private static final String DATA_SOURCE =
      """
      {"id":{"name":"l4_sample","team":"lab"},
       "scale":{"factor":[11.24,11.24,28.0],"unit":"nanometer"},
       "dataLayers":[{"name":"color","category":"color","elementClass":"uint8",
         "dataFormat":"zarr3","numChannels":1,
         "boundingBox":{"topLeft":[0,0,0],"width":1024,"height":1024,"depth":1024},
         "mags":[{"mag":[1,1,1],"path":"./color/1",
                  "axisOrder":{"c":0,"x":1,"y":2,"z":3}}]}]}
      """;

  private final AtomicInteger names = new AtomicInteger();
  private TestServer server;
  private Clew admin;
  private RemoteDataset dataset;

  // What each test starts with, fresh: a team, and a project and a task type of it.
  private Team team;
  private Project project;
  private TaskType type;

  @BeforeAll
  void start() throws IOException {
    server = TestServer.start();
    server.found("Lab");
    admin = Clew.signIn(URI.create(server.url()), "admin@lab.org", TestServer.PASSWORD);
    Path directory = Files.createDirectories(server.datasets().resolve("l4_sample"));
    Files.writeString(directory.resolve("datasource-properties.json"), DATA_SOURCE);
    dataset = admin.datasets().register(new NewDataset("l4_sample").withTags("cortex"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void fresh() {
    team = admin.teams().create(name());
    project = admin.projects().create(new ProjectParameters(name(), team));
    type = admin.taskTypes().create(new TaskTypeParameters(name(), "Follow.", team));
  }

  @Test
  void aConnectionKnowsWhereItLeads() {
    assertThat(admin.apiVersion()).isEqualTo(14);
    assertThat(admin.url()).hasToString(server.url());
    assertThat(admin.users().current().email()).isEqualTo("admin@lab.org");
    assertThatThrownBy(() -> Clew.connect(admin.url()).users().current())
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageStartingWith("401: ");
  }

  @Test
  void whoeverJoinsCanSignInAndGrow() {
    CreatedUser joined =
        admin
            .users()
            .create(
                new NewUser(name() + "@lab.org", "Grace", "Hopper")
                    .withTeam(team, TeamRole.MEMBER)
                    .withExperience("axons", 2));
    User grace =
        Clew.signIn(admin.url(), joined.user().email(), joined.password()).users().current();

    User grown = joined.user().giveExperience("dendrites", 7).withdrawExperience("axons");
    User manager = team.add(grown, TeamRole.MANAGER);

    assertThat(grace.id()).isEqualTo(joined.user().id());
    assertThat(grace.experiences()).isEqualTo(Map.of("axons", 2));
    assertThat(grown.experiences()).isEqualTo(Map.of("dendrites", 7));
    assertThat(manager.manages(team)).isTrue();
    assertThat(manager.leaveTeam(team).teams()).noneMatch(own -> own.teamId().equals(team.id()));
    assertThat(manager.grant(Role.ADMIN).isAdmin()).isTrue();
    assertThat(admin.users().byId(grace.id()).revoke(Role.ADMIN).isAdmin()).isFalse();
    assertThat(admin.users().byId(grace.id()).deactivate().isActive()).isFalse();
    assertThat(admin.users().list()).extracting(User::id).contains(grace.id());
  }

  @Test
  void teamsAreFoundAndDeleted() {
    Team other = admin.teams().create(name());

    assertThat(admin.teams().list()).contains(team, other);
    assertThat(admin.teams().byName(other.name())).isEqualTo(other);
    assertThat(admin.teams().byId(other.id())).isEqualTo(other);
    other.delete();
    assertThatThrownBy(() -> admin.teams().byName(other.name()))
        .isInstanceOf(NoSuchNameException.class);
    assertThatThrownBy(team::delete)
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageStartingWith("403: Team cannot be deleted");
  }

  @Test
  void aTaskTypeKeepsWhatItWasMadeWith() {
    TaskTypeParameters wanted =
        new TaskTypeParameters(name(), "Paint *it*.", Ref.name(team.name()))
            .withTracingType(TracingType.HYBRID)
            .withSettings(
                TaskTypeSettings.DEFAULT
                    .withAllowedModes("orthogonal")
                    .withPreferredMode("orthogonal")
                    .withMags(1, 4)
                    .withViewer("zoom", 0.5));

    TaskType made = admin.taskTypes().create(wanted);

    TaskType read = admin.taskTypes().byId(made.id());
    assertThat(read).isEqualTo(made).isEqualTo(admin.taskTypes().byName(wanted.name()));
    assertThat(read.tracingType()).isEqualTo(TracingType.HYBRID);
    assertThat(read.settings()).isEqualTo(wanted.settings());
    assertThat(read.teamId()).isEqualTo(team.id());
    assertThat(type.settings()).isEqualTo(TaskTypeSettings.DEFAULT);
    assertThat(admin.taskTypes().list()).contains(made, type);
  }

  @Test
  void aTaskTypeIsChangedAndDeletedWithItsTasks() {
    Task task = admin.tasks().create(newTask());

    TaskType changed = type.update(type.parameters().withDescription("Faster."));
    changed.delete();

    assertThat(changed.description()).isEqualTo("Faster.");
    assertThat(changed.settings()).isEqualTo(type.settings());
    assertStatus(404, () -> admin.taskTypes().byId(type.id()));
    assertStatus(404, () -> admin.tasks().byId(task.id()));
  }

  @Test
  void aProjectKeepsWhatItWasMadeWith() {
    ProjectParameters wanted =
        new ProjectParameters(name(), team)
            .withPriority(7)
            .withExpectedTime(Duration.ofMinutes(90))
            .startingPaused()
            .leftOutOfReports();

    Project made = admin.projects().create(wanted);

    Project read = admin.projects().byName(wanted.name());
    assertThat(read).isEqualTo(made).isEqualTo(admin.projects().byId(made.id()));
    assertThat(read.priority()).isEqualTo(7);
    assertThat(read.isPaused()).isTrue();
    assertThat(read.expectedTime()).hasValue(Duration.ofMinutes(90));
    assertThat(read.isBlacklistedFromReport()).isTrue();
    assertThat(read.owner()).hasValueSatisfying(o -> assertThat(o.email()).contains("admin@"));
    assertThat(admin.projects().list()).contains(read, project);
  }

  @Test
  void aProjectIsChangedPausedAndDeleted() {
    Project changed = project.update(project.parameters().withPriority(900));

    assertThat(changed.priority()).isEqualTo(900);
    assertThat(changed.ownerId()).isEqualTo(project.ownerId());
    assertThat(project.pause().isPaused()).isTrue();
    assertThat(project.resume()).isEqualTo(changed);
    project.delete();
    assertThatThrownBy(() -> admin.projects().byName(project.name()))
        .isInstanceOf(NoSuchNameException.class)
        .hasMessageContaining("no project named “%s”", project.name());
  }

  @Test
  void aProjectTellsHowMuchIsToBeHad() {
    admin.tasks().createAll(List.of(newTask().withInstances(2), newTask())).orThrow();

    Project more = project.increaseInstances(3);

    assertThat(more.pendingInstances()).hasValue(9);
    assertThat(admin.projects().listWithStatus())
        .filteredOn(one -> one.id().equals(project.id()))
        .singleElement()
        .satisfies(one -> assertThat(one.pendingInstances()).hasValue(9));
    assertThat(project.tasks())
        .extracting(Task::status)
        .containsOnly(new TaskStatus(5, 0, 0), new TaskStatus(4, 0, 0));
  }

  @Test
  void aDatasetIsFoundByIdNameAndUrl() {
    assertThat(dataset.tags()).containsExactly("cortex");
    assertThat(admin.datasets().byId(dataset.id()).name()).isEqualTo("l4_sample");
    assertThat(admin.datasets().byName("l4_sample").id()).isEqualTo(dataset.id());
    assertThat(admin.datasets().byUrl(dataset.url()).id()).isEqualTo(dataset.id());
    assertThat(admin.datasets().list())
        .extracting(RemoteDataset::name)
        .containsExactly("l4_sample");
    assertThatThrownBy(() -> admin.datasets().byName("l5_sample"))
        .isInstanceOf(NoSuchNameException.class);
  }

  @Test
  void aTaskReadByIdEqualsTheOneThatWasMade() {
    NewTask wanted =
        newTask()
            .withInstances(3)
            .withStartingRotation(Vec3Double.of(0, 1.5, -90))
            .withBoundingBox(new BoundingBox(Vec3Int.of(1, 2, 3), Vec3Int.of(50, 60, 70)));

    Task made = admin.tasks().create(wanted);

    Task read = admin.tasks().byId(made.id().value());
    assertThat(read).isEqualTo(made).hasSameHashCodeAs(made);
    assertThat(read.status()).isEqualTo(new TaskStatus(3, 0, 0));
    assertThat(read.type()).isEqualTo(type);
    assertThat(read.project()).isEqualTo(project);
    assertThat(read.datasetId()).isEqualTo(dataset.id());
    assertThat(read.experience()).isEqualTo(wanted.experience());
    assertThat(read.startingPosition()).isEqualTo(wanted.startingPosition());
    assertThat(read.startingRotation()).isEqualTo(wanted.startingRotation());
    assertThat(read.boundingBox()).hasValue(wanted.boundingBox());
    assertThat(read.script()).isEmpty();
    assertThat(read.annotationInfos()).isEmpty();
  }

  @Test
  void objectsIdsAndNamesAreInterchangeable() {
    NewTask byId =
        new NewTask(
            Ref.id(type.id()),
            Ref.id(project.id()),
            Ref.id(dataset.id().value()),
            newTask().experience(),
            Vec3Int.ZERO);
    NewTask byName =
        new NewTask(
            Ref.name(type.name()),
            Ref.name(project.name()),
            Ref.name("l4_sample"),
            newTask().experience(),
            Vec3Int.ZERO);

    List<Task> made = admin.tasks().createAll(List.of(newTask(), byId, byName)).orThrow();

    assertThat(made).extracting(Task::projectId).containsOnly(project.id());
    assertThat(made).extracting(Task::type).containsOnly(type);
    assertThat(made).extracting(Task::datasetId).containsOnly(dataset.id());
  }

  @Test
  void theServersErrorsReachTheCallerWithTheirPlace() {
    NewTask wrong =
        new NewTask(type, Ref.name("nowhere"), dataset, newTask().experience(), Vec3Int.ZERO);

    TaskCreation result = admin.tasks().createAll(List.of(newTask(), wrong, newTask()));

    assertThat(result.created()).hasSize(2);
    assertThat(result.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.index()).isEqualTo(1);
          assertThat(error.text()).contains("“nowhere” could not be found");
        });
    assertThatThrownBy(() -> admin.tasks().create(wrong))
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageContaining("“nowhere” could not be found");
  }

  @Test
  void manyTasksAreMadeInOrderAndAllAreListed() {
    List<NewTask> wanted =
        IntStream.range(0, 2100)
            .mapToObj(x -> newTask().withStartingPosition(Vec3Int.of(x % 1000, x / 1000, 0)))
            .toList();

    List<Task> made = admin.tasks().createAll(wanted).orThrow();

    assertThat(made)
        .extracting(Task::startingPosition)
        .isEqualTo(wanted.stream().map(NewTask::startingPosition).toList());
    assertThat(project.tasks().collect(Collectors.toSet())).isEqualTo(Set.copyOf(made));
    assertThat(admin.tasks().list().toList()).containsAll(made).doesNotHaveDuplicates();
    assertThat(admin.tasks().list(TaskFilter.ALL.ofType(type))).hasSize(2100);
    assertThat(
            admin.tasks().list(TaskFilter.ALL.inProject(project).among(List.of(made.get(5).id()))))
        .containsExactly(made.get(5));
  }

  @Test
  void theRemainingInstancesAreAsMany() {
    Task task = admin.tasks().create(newTask());

    Task updated = task.updateRemainingInstances(4);

    assertThat(updated.status().pending()).isEqualTo(4);
    assertThat(admin.tasks().byId(task.id())).isEqualTo(updated);
  }

  @Test
  void aDeletedTaskIsGone() {
    Task task = admin.tasks().create(newTask());

    task.delete();

    assertStatus(404, () -> admin.tasks().byId(task.id()));
    assertStatus(404, task::delete);
    assertThat(admin.tasks().experienceDomains()).contains("dendrites");
  }

  @Test
  void anAnnotatorTakesATaskAndFinishesIt() {
    Task task = admin.tasks().create(newTask());
    Clew annotator = annotator(9);

    Task seen = annotator.work().peek().orElseThrow();
    AnnotationInfo instance = annotator.work().requestTask().annotation().orElseThrow();

    assertThat(seen.id()).isEqualTo(task.id());
    assertThat(instance.type()).isEqualTo(AnnotationType.TASK);
    assertThat(instance.ownerId()).hasValue(annotator.users().current().id());
    assertThat(instance.task().orElseThrow().status()).isEqualTo(new TaskStatus(0, 1, 0));
    assertThat(annotator.work().openTasks())
        .extracting(AnnotationInfo::id)
        .containsExactly(instance.id());
    assertThat(task.annotationInfos())
        .singleElement()
        .satisfies(info -> assertThat(info.state()).isEqualTo(AnnotationState.ACTIVE));
    assertThat(instance.finish().state()).isEqualTo(AnnotationState.FINISHED);
    assertThat(annotator.work().openTasks()).isEmpty();
    assertThat(annotator.work().finishedTasks()).hasSize(1);
    assertThat(annotator.work().peek()).isEmpty();
    assertThat(instance.reopen().state()).isEqualTo(AnnotationState.ACTIVE);
    assertThat(admin.annotations().reset(Ref.id(instance.id())).state())
        .isEqualTo(AnnotationState.ACTIVE);
    assertThat(admin.annotations().byId(instance.id()).task()).isPresent();
  }

  @Test
  void whenThereIsNoTaskTheReasonIsTold() {
    admin.tasks().create(newTask());

    Claim claim = annotator(3).work().requestTask();

    assertThat(claim).isInstanceOf(Claim.NoTask.class);
    assertThat(((Claim.NoTask) claim).reasons())
        .anySatisfy(reason -> {
          assertThat(reason.rule()).isEqualTo("experience");
          assertThat(reason.domain()).isEqualTo("dendrites");
          assertThat(reason.needed()).isEqualTo(5);
          assertThat(reason.has()).isEqualTo(3);
          assertThat(reason.text()).isNotEmpty();
        });
  }

  @Test
  void whoeverHasEnoughOpenTasksGetsNoMore() {
    admin.tasks().createAll(List.of(newTask(), newTask(), newTask())).orThrow();
    Clew annotator = annotator(5);
    assertThat(annotator.work().requestTask()).isInstanceOf(Claim.Assigned.class);
    assertThat(annotator.work().requestTask()).isInstanceOf(Claim.Assigned.class);

    Claim third = annotator.work().requestTask();

    assertThat(third)
        .isEqualTo(new Claim.LimitReached("You already have too many open tasks.", 2, 2));
  }

  @Test
  void anInstanceIsAssignedTransferredHandedBackAndCancelled() {
    Task task = admin.tasks().create(newTask().withInstances(3));
    Clew ada = annotator(0);
    Clew grace = annotator(0);
    User graceHerself = grace.users().current();

    Task assigned = task.assign(ada.users().current());
    AnnotationInfo instance = ada.work().openTasks().findFirst().orElseThrow();
    AnnotationInfo transferred = admin.annotations().transfer(instance, graceHerself);
    AnnotationInfo second = admin.annotations().byId(secondOf(task, ada).id());
    grace.annotations().handBack(transferred, "too noisy here");
    second.cancel();

    assertThat(assigned.status()).isEqualTo(new TaskStatus(2, 1, 0));
    assertThat(transferred.ownerId()).hasValue(graceHerself.id());
    assertThat(admin.users().byId(graceHerself.id()).openTasks()).isEmpty();
    assertThat(admin.tasks().byId(task.id()).status()).isEqualTo(new TaskStatus(3, 0, 0));
  }

  private AnnotationInfo secondOf(Task task, Clew annotator) {
    task.assign(annotator.users().current());
    return annotator.work().openTasks().findFirst().orElseThrow();
  }

  private Clew annotator(int experience) {
    String email = name() + "@lab.org";
    NewUser user =
        new NewUser(email, "Anna", "Tator")
            .withPassword(TestServer.PASSWORD)
            .withTeam(team, TeamRole.MEMBER)
            .withExperience("dendrites", experience);
    admin.users().create(user);
    return Clew.signIn(admin.url(), email, TestServer.PASSWORD);
  }

  private NewTask newTask() {
    return new NewTask(
        type, project, dataset, new TaskExperience("dendrites", 5), Vec3Int.of(120, 80, 30));
  }

  private String name() {
    return "name-" + names.incrementAndGet();
  }

  private static void assertStatus(int status, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            UnexpectedStatusException.class, e -> assertThat(e.status()).isEqualTo(status));
  }
}
