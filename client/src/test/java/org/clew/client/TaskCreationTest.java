package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.clew.client.ServerDouble.Seen;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.Vec3Double;
import org.clew.model.wire.WireTaskCreation;
import org.clew.model.wire.WireTaskCreation.Item;
import org.clew.model.wire.WireTaskParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCreationTest {
  private static final ObjectId OTHER_TYPE = Samples.id(22);

  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTaskIsSentWithAllItHas() {
    server.on("POST /api/v14/tasks", this::makeAll);
    NewTask wanted = Samples.newTask(7).withInstances(3);

    Task made =
        server.connect().tasks().create(wanted.withStartingRotation(Vec3Double.of(0, 1.5, 0)));

    WireTaskParameters sent = sent(server.last())[0];
    assertThat(sent.projectName()).isEqualTo("dendrites");
    assertThat(sent.pendingInstances()).isEqualTo(3);
    assertThat(sent.editRotation()).isEqualTo(Vec3Double.of(0, 1.5, 0));
    assertThat(made.startingPosition()).isEqualTo(wanted.startingPosition());
    assertThat(made.type().name()).isEqualTo("axons");
  }

  @Test
  void aTaskThatIsRefusedIsAnUnexpectedStatus() {
    server.on(
        "POST /api/v14/tasks",
        new WireTaskCreation(List.of(new Item(404, null, "No such script.")), List.of()));

    assertThatThrownBy(() -> server.connect().tasks().create(Samples.newTask(1)))
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessage("404: No such script. (POST %s/api/v14/tasks)", server.url());
  }

  @Test
  void namesAreLookedUpOnceForAllTasks() {
    server
        .on("GET /api/v14/taskTypes", List.of(Samples.type(Samples.TYPE, TracingType.SKELETON)))
        .on("GET /api/v14/projects/" + Samples.PROJECT, Samples.project(Samples.PROJECT, "dend"))
        .on("POST /api/v14/tasks", this::makeAll);
    NewTask task =
        new NewTask(
            Ref.name("axons"),
            Ref.id(Samples.PROJECT),
            Ref.id(Samples.DATASET),
            Samples.newTask(0).experience(),
            Samples.newTask(0).startingPosition());

    server.connect().tasks().createAll(List.of(task, task, task)).orThrow();

    assertThat(server.seen())
        .extracting(Object::toString)
        .containsExactly(
            "GET /api/v14/taskTypes",
            "GET /api/v14/projects/" + Samples.PROJECT,
            "POST /api/v14/tasks");
    assertThat(sent(server.last())).allMatch(sent -> sent.projectName().equals("dend"));
  }

  @Test
  void aNameThatDoesNotExistIsToldBeforeAnythingIsMade() {
    server.on("GET /api/v14/taskTypes", List.of());
    NewTask task = Samples.newTask(1);
    NewTask unknown =
        new NewTask(
            Ref.name("axons"),
            task.project(),
            task.dataset(),
            task.experience(),
            task.startingPosition());

    assertThatThrownBy(() -> server.connect().tasks().createAll(List.of(task, unknown)))
        .isInstanceOf(NoSuchNameException.class)
        .hasMessage("There is no task type named “axons” that you may see.");
    assertThat(server.seen()).noneMatch(seen -> seen.method().equals("POST"));
  }

  @ParameterizedTest
  @CsvSource({"SKELETON, 2500, 1000 1000 500", "VOLUME, 250, 100 100 50", "HYBRID, 101, 100 1"})
  void batchesAreAsLargeAsTheServerTakes(TracingType tracingType, int count, String sizes) {
    server
        .on("GET /api/v14/taskTypes/" + Samples.TYPE, Samples.type(Samples.TYPE, tracingType))
        .on("POST /api/v14/tasks", this::makeAll);
    List<NewTask> tasks = IntStream.range(0, count).mapToObj(Samples::newTask).toList();

    List<Task> made = server.connect().tasks().createAll(tasks).orThrow();

    assertThat(posts()).extracting(batch -> batch.length + "").isEqualTo(List.of(sizes.split(" ")));
    assertThat(made)
        .extracting(task -> task.startingPosition().x())
        .isEqualTo(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void everyBatchHasOneTypeAndTheCallersOrderStays() {
    server.on("POST /api/v14/tasks", this::makeAll);
    List<NewTask> tasks = new ArrayList<>();
    for (int x = 0; x < 20; x++) {
      NewTask task = Samples.newTask(x);
      tasks.add(x % 2 == 0 ? task : ofOtherType(task));
    }

    List<Task> made = server.connect().tasks().createAll(tasks).orThrow();

    assertThat(posts()).hasSize(2);
    assertThat(posts())
        .allSatisfy(batch ->
            assertThat(batch)
                .extracting(WireTaskParameters::taskTypeId)
                .containsOnly(batch[0].taskTypeId()));
    assertThat(made)
        .extracting(task -> task.startingPosition().x())
        .isEqualTo(IntStream.range(0, 20).boxed().toList());
  }

  @Test
  void refusalsAreToldWithTheirPlaceAndWarningsOnce() {
    server.on(
        "POST /api/v14/tasks",
        (exchange, seen) -> {
          WireTaskParameters[] asked = sent(seen);
          if (asked[0].taskTypeId().equals(OTHER_TYPE)) {
            ServerDouble.answer(exchange, 404, "{\"messages\":[{\"error\":\"No such type.\"}]}");
          } else {
            Item refused = new Item(400, null, "Bad box.");
            ServerDouble.answer(
                exchange,
                new WireTaskCreation(
                    List.of(Samples.made(asked[0]), refused), List.of("No access.")));
          }
        });
    List<NewTask> tasks =
        List.of(ofOtherType(Samples.newTask(0)), Samples.newTask(1), Samples.newTask(2));

    TaskCreation result = server.connect().tasks().createAll(tasks);

    assertThat(result.created()).extracting(task -> task.startingPosition().x()).containsExactly(1);
    assertThat(result.errors())
        .containsExactly(
            new TaskCreation.Failure(0, 404, "No such type."),
            new TaskCreation.Failure(2, 400, "Bad box."));
    assertThat(result.warnings()).containsExactly("No access.");
    assertThatThrownBy(result::orThrow)
        .isInstanceOf(TaskCreationException.class)
        .hasMessage(
            "1 tasks were created and 2 refused, the first of them number 0: 404: No such type.");
  }

  @Test
  void whenTheConnectionBreaksWhatWasMadeIsNotLost() {
    server.on(
        "POST /api/v14/tasks",
        (exchange, seen) -> {
          if (sent(seen)[0].taskTypeId().equals(OTHER_TYPE)) {
            exchange.close();
          } else {
            makeAll(exchange, seen);
          }
        });
    List<NewTask> tasks = List.of(Samples.newTask(1), ofOtherType(Samples.newTask(2)));

    TaskCreationException broken =
        catchThrowableOfType(
            TaskCreationException.class, () -> server.connect().tasks().createAll(tasks));

    assertThat(broken.creation().created()).hasSize(1);
    assertThat(broken).hasCauseInstanceOf(InvalidResponseException.class);
  }

  @Test
  void anAnswerAboutOtherTasksIsNotTaken() {
    server.on("POST /api/v14/tasks", new WireTaskCreation(List.of(), List.of()));

    assertThatThrownBy(() -> server.connect().tasks().create(Samples.newTask(1)))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("not about the 1 tasks");
  }

  @Test
  void nothingIsAskedForNoTasks() {
    TaskCreation result = server.connect().tasks().createAll(List.of());

    assertThat(result.orThrow()).isEmpty();
    assertThat(server.seen()).isEmpty();
  }

  private static NewTask ofOtherType(NewTask task) {
    return new NewTask(
        Ref.id(OTHER_TYPE),
        task.project(),
        task.dataset(),
        task.experience(),
        task.startingPosition());
  }

  private List<WireTaskParameters[]> posts() {
    return server.seen().stream()
        .filter(seen -> seen.method().equals("POST"))
        .map(TaskCreationTest::sent)
        .toList();
  }

  private static WireTaskParameters[] sent(Seen seen) {
    return seen.as(WireTaskParameters[].class);
  }

  private void makeAll(HttpExchange exchange, Seen seen) throws IOException {
    List<Item> items = Arrays.stream(sent(seen)).map(Samples::made).toList();
    ServerDouble.answer(exchange, new WireTaskCreation(items, List.of()));
  }
}
