package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlParameters;
import org.clew.client.ServerDouble.Seen;
import org.clew.model.BoundingBox;
import org.clew.model.TaskExperience;
import org.clew.model.TracingType;
import org.clew.model.Vec3Int;
import org.clew.model.wire.WireTaskCreation;
import org.clew.model.wire.WireTaskCreation.Item;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire when tasks are made of annotations and files. */
class FileTasksTest {
  private static final String PATH = "POST /api/v14/tasks/createFromFiles";
  private static final NewTasks TASKS =
      new NewTasks(Ref.id(Samples.TYPE), Ref.name("dendrites"), new TaskExperience("axons", 5));
  private static final Pattern FILE =
      Pattern.compile("name=\"([^\"]*)\"; filename=\"([^\"]*)\"\r\nContent-Type: (\\S+)");

  private final ServerDouble server = new ServerDouble().on(PATH, this::makeAll);

  @AfterEach
  void stop() {
    server.close();
  }

  private record Sent(String part, String fileName, String type) {
    static List<Sent> of(Seen seen) {
      List<Sent> files = new ArrayList<>();
      Matcher matcher = FILE.matcher(seen.body());
      while (matcher.find()) {
        files.add(new Sent(matcher.group(1), matcher.group(2), matcher.group(3)));
      }
      return files;
    }
  }

  private void makeAll(HttpExchange exchange, Seen seen) throws IOException {
    List<Item> items =
        IntStream.range(0, Sent.of(seen).size())
            .mapToObj(i -> new Item(200, Samples.task(i), null))
            .toList();
    ServerDouble.answer(exchange, new WireTaskCreation(items, List.of("No access.")));
  }

  @Test
  void withoutAnnotationsNothingIsAsked() {
    Tasks tasks = server.connect().tasks();

    assertThatThrownBy(() -> tasks.createFromAnnotations(TASKS, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no annotation to make a task of.");
    assertThatThrownBy(() -> tasks.createFromAnnotations(TASKS, Stream.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tasks.createFromFiles(TASKS, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no file to make a task of.");
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void theFormIsThatOfTheContract() {
    NewTasks wanted =
        TASKS
            .withInstances(3)
            .withScript(Ref.id(Samples.id(9)))
            .withBoundingBox(new BoundingBox(Vec3Int.of(1, 2, 3), Vec3Int.of(4, 5, 6)));

    TaskCreation made =
        server.connect().tasks().createFromAnnotations(wanted, List.of(AnnotationTest.seed("a b")));

    assertThat(server.last().header("Content-Type")).startsWith("multipart/form-data; boundary=");
    assertThat(server.last().body())
        .contains(
            "Content-Disposition: form-data; name=\"formJSON\"\r\n\r\n{",
            "\"taskTypeId\":\"" + Samples.TYPE + "\"",
            "\"neededExperience\":{\"domain\":\"axons\",\"value\":5}",
            "\"pendingInstances\":3",
            "\"projectName\":\"dendrites\"",
            "\"scriptId\":\"" + Samples.id(9) + "\"",
            "\"boundingBox\":{\"topLeft\":[1,2,3],\"width\":4,\"height\":5,\"depth\":6}");
    assertThat(Sent.of(server.last()))
        .containsExactly(new Sent("0_a b.zip", "a b.zip", "application/zip"));
    assertThat(made.orThrow()).hasSize(1);
    assertThat(made.warnings()).containsExactly("No access.");
  }

  @Test
  void annotationsOfOneNameAreDifferentParts() {
    List<Annotation> alike = List.of(AnnotationTest.seed("soma"), AnnotationTest.seed("soma"));

    server.connect().tasks().createFromAnnotations(TASKS, alike);

    assertThat(Sent.of(server.last())).extracting(Sent::part).doesNotHaveDuplicates();
    assertThat(Sent.of(server.last())).extracting(Sent::fileName).containsOnly("soma.zip");
  }

  @ParameterizedTest
  @CsvSource({"SKELETON, 2001, 1000 1000 1", "VOLUME, 250, 100 100 50", "HYBRID, 100, 100"})
  void batchesAreAsLargeAsTheServerTakes(TracingType tracingType, int count, String sizes) {
    server.on("GET /api/v14/taskTypes/" + Samples.TYPE, Samples.type(Samples.TYPE, tracingType));
    Annotation same = AnnotationTest.seed("same");

    TaskCreation made =
        server
            .connect()
            .tasks()
            .createFromAnnotations(TASKS, Stream.generate(() -> same).limit(count));

    assertThat(posts())
        .extracting(post -> Sent.of(post).size() + "")
        .containsExactly(sizes.split(" "));
    assertThat(made.created()).hasSize(count);
    assertThat(made.warnings()).containsExactly("No access.");
  }

  @Test
  void eachDatasetIsABatchAndRefusalsAreToldAtTheirPlace() {
    server.on(
        PATH,
        (exchange, seen) -> {
          if (Sent.of(seen).size() == 1) {
            ServerDouble.answer(exchange, 404, "{\"messages\":[{\"error\":\"No such dataset.\"}]}");
          } else {
            ServerDouble.answer(
                exchange,
                new WireTaskCreation(
                    List.of(new Item(200, Samples.task(1), null), new Item(400, null, "Bad.")),
                    List.of()));
          }
        });
    List<Annotation> mixed =
        List.of(AnnotationTest.seed("a"), other("b"), AnnotationTest.seed("c"));

    TaskCreation made = server.connect().tasks().createFromAnnotations(TASKS, mixed);

    assertThat(made.created()).hasSize(1);
    assertThat(made.errors())
        .containsExactly(
            new TaskCreation.Failure(1, 404, "No such dataset."),
            new TaskCreation.Failure(2, 400, "Bad."));
  }

  private static Annotation other(String name) {
    NmlExperiment dataset = new NmlExperiment(null, null, Samples.DATASET.value(), null, null);
    return Annotation.of(
        name, Nml.of(NmlParameters.of(dataset), AnnotationTest.seed(name).skeleton()));
  }

  @Test
  void whenTheStreamBreaksWhatWasMadeIsNotLost() {
    server.on(
        "GET /api/v14/taskTypes/" + Samples.TYPE, Samples.type(Samples.TYPE, TracingType.VOLUME));
    Annotation same = AnnotationTest.seed("same");
    Stream<Annotation> breaking =
        IntStream.range(0, 200)
            .mapToObj(i -> {
              if (i == 150) {
                throw new IllegalStateException("It is not there any more.");
              }
              return same;
            });

    TaskCreationException broken =
        catchThrowableOfType(
            TaskCreationException.class,
            () -> server.connect().tasks().createFromAnnotations(TASKS, breaking));

    assertThat(broken.creation().created()).hasSize(100);
    assertThat(broken)
        .hasMessage("After 100 tasks were created and 0 refused: It is not there any more.")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void filesGoAsTheyAreAndMayHoldSeveral(@TempDir Path directory) throws IOException {
    Path nml = Files.writeString(directory.resolve("One.NML"), "<things/>");
    Path zip = Files.writeString(directory.resolve("two.zip"), "PK");
    server.on(
        PATH,
        new WireTaskCreation(
            List.of(
                new Item(200, Samples.task(1), null),
                new Item(400, null, "Bad."),
                new Item(200, Samples.task(2), null)),
            List.of()));

    TaskCreation made = server.connect().tasks().createFromFiles(TASKS, List.of(nml, zip));

    assertThat(Sent.of(server.last()))
        .containsExactly(
            new Sent("0_One.NML", "One.NML", "application/xml"),
            new Sent("1_two.zip", "two.zip", "application/zip"));
    assertThat(made.created()).hasSize(2);
    assertThat(made.errors()).containsExactly(new TaskCreation.Failure(1, 400, "Bad."));
  }

  @Test
  void aFileThatIsNotThereIsTold(@TempDir Path directory) {
    Path missing = directory.resolve("missing.nml");

    assertThatThrownBy(() -> server.connect().tasks().createFromFiles(TASKS, List.of(missing)))
        .isInstanceOf(TaskCreationException.class)
        .hasMessage("After 0 tasks were created and 0 refused: Cannot read " + missing);
  }

  @Test
  void anAnswerAboutOthersIsNotTaken() {
    server.on(PATH, new WireTaskCreation(List.of(), List.of()));

    assertThatThrownBy(() ->
            server
                .connect()
                .tasks()
                .createFromAnnotations(TASKS, List.of(AnnotationTest.seed("x"))))
        .isInstanceOf(TaskCreationException.class)
        .hasCauseInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("not about the 1 annotations");
  }

  private List<Seen> posts() {
    return server.seen().stream().filter(seen -> seen.method().equals("POST")).toList();
  }
}
