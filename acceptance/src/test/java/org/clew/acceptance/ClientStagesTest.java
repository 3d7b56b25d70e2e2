package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlParameters;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Tree;
import org.clew.client.Annotation;
import org.clew.client.AnnotationInfo;
import org.clew.client.Claim;
import org.clew.client.Clew;
import org.clew.client.Project;
import org.clew.client.Submission;
import org.clew.client.Task;
import org.clew.client.TaskCreation;
import org.clew.client.TaskType;
import org.clew.model.TaskStatus;
import org.clew.model.TracingType;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two stages of work with the Java client: annotations become tasks, tasks become annotations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientStagesTest {
  private ClientLab lab;
  private Clew admin;
  private TaskType type;
  private Project first;
  private Project second;

  @BeforeAll
  void start() {
    lab = new ClientLab();
    admin = lab.admin();
    type = lab.type(TracingType.SKELETON);
  }

  @AfterAll
  void stop() {
    lab.close();
  }

  @BeforeEach
  void fresh() {
    first = lab.project();
    second = lab.project();
  }

  @Test
  void seedsAreTracedCollectedAndProofread(@TempDir Path directory) {
    List<Annotation> seeds =
        IntStream.range(0, 5).mapToObj(i -> lab.seed("seed " + i, 10 * i)).toList();
    List<Task> tasks = admin.tasks().createFromAnnotations(lab.tasks(type, first), seeds).orThrow();
    assertThat(tasks)
        .extracting(Task::startingPosition)
        .isEqualTo(IntStream.range(0, 5).mapToObj(i -> Vec3Int.of(10 * i, 2, 3)).toList());
    assertThat(tasks).extracting(task -> task.creationInfo().orElse("")).contains("seed 3.zip");

    traceAll(lab.annotator(first));

    assertThat(first.tasks()).extracting(Task::status).containsOnly(new TaskStatus(0, 0, 1));
    Path file = first.downloadAnnotations(directory);
    assertThat(file).hasFileName(first.name() + "_nmls.zip");
    try (Stream<Annotation> traced = Annotation.loadAll(file)) {
      List<Annotation> all = traced.toList();
      assertThat(all).extracting(one -> one.skeleton().nodeCount()).containsOnly(2);
      assertThat(all)
          .extracting(one -> one.skeleton().trees().getFirst().name())
          .containsExactlyInAnyOrder("seed 0", "seed 1", "seed 2", "seed 3", "seed 4");
      assertThat(all)
          .extracting(one -> one.taskId().orElseThrow())
          .containsExactlyInAnyOrderElementsOf(tasks.stream().map(Task::id).toList());
      assertThat(all).extracting(one -> one.ownerName().orElse("")).containsOnly("Anna Tator");
    }

    try (Stream<Annotation> traced = first.openAnnotations()) {
      assertThat(admin.tasks().createFromAnnotations(lab.tasks(type, second), traced).orThrow())
          .hasSize(5);
    }
    AnnotationInfo again = lab.annotator(second).work().requestTask().annotation().orElseThrow();
    try (Annotation proofread = again.content()) {
      assertThat(proofread.skeleton().nodeCount()).isEqualTo(2);
      assertThat(proofread.skeleton().findNode(2).flatMap(Node::comment)).contains("traced");
    }
  }

  /** What a desktop tool does: takes tasks until there is none, and traces a node in each. */
  private static void traceAll(Clew annotator) {
    Claim claim = annotator.work().requestTask();
    while (claim instanceof Claim.Assigned assigned) {
      AnnotationInfo instance = assigned.instance();
      try (Annotation work = instance.content()) {
        assertThat(work.version()).hasValue(0);
        Tree tree = work.skeleton().trees().getFirst();
        tree.addEdge(tree.node(0), tree.addNode(Vec3Double.of(9, 9, 9)).comment("traced"));
        Submission saved = instance.submit(work);
        assertThat(saved).isEqualTo(new Submission(1, 1, 2, List.of()));
      }
      claim = annotator.work().finishAndRequestTask(instance);
    }
    assertThat(claim).isInstanceOf(Claim.NoTask.class);
    assertThat(annotator.work().openTasks()).isEmpty();
    assertThat(annotator.work().finishedTasks()).hasSize(5);
  }

  @Test
  void twoAnnotationsOfTheSameNameAreTwoTasks() {
    List<Annotation> alike = List.of(lab.seed("soma", 1), lab.seed("soma", 2));

    List<Task> tasks = admin.tasks().createFromAnnotations(lab.tasks(type, first), alike).orThrow();

    assertThat(tasks)
        .extracting(Task::startingPosition)
        .containsExactly(Vec3Int.of(1, 2, 3), Vec3Int.of(2, 2, 3));
    assertThat(first.tasks()).hasSize(2);
  }

  @Test
  void eachDatasetIsABatchAndRefusalsAreToldAtTheirPlace() {
    NmlExperiment noSuch = new NmlExperiment("no such", null, null, null, null);
    Annotation unknown =
        Annotation.of("nowhere", Nml.of(NmlParameters.of(noSuch), lab.seed("c", 3).skeleton()));

    TaskCreation made =
        admin
            .tasks()
            .createFromAnnotations(
                lab.tasks(type, first), List.of(lab.seed("a", 1), unknown, lab.seed("b", 2)));

    assertThat(made.created()).hasSize(2);
    assertThat(made.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.index()).isEqualTo(1);
          assertThat(error.status()).isEqualTo(404);
          assertThat(error.text()).contains("“no such” could not be found");
        });
  }

  @Test
  void filesOnDiskBecomeTasks(@TempDir Path directory) throws IOException {
    Path nml = directory.resolve("one.nml");
    Path zip = directory.resolve("two.zip");
    Path many = directory.resolve("many.zip");
    lab.seed("x", 1).save(nml);
    lab.seed("y", 2).save(zip);
    Files.write(
        many,
        Packed.zip(
            "a.nml", Files.readAllBytes(nml), "b.nml", "no NML", "c.zip", Files.readAllBytes(zip)));

    TaskCreation made =
        admin
            .tasks()
            .createFromFiles(lab.tasks(type, first).withInstances(3), List.of(nml, zip, many));

    assertThat(made.created())
        .extracting(task -> task.creationInfo().orElse(""))
        .containsExactly("one.nml", "two.zip", "many.zip/a.nml", "many.zip/c.zip/y.nml");
    assertThat(made.created()).extracting(Task::status).containsOnly(new TaskStatus(3, 0, 0));
    assertThat(made.errors()).singleElement().satisfies(e -> assertThat(e.index()).isEqualTo(3));
  }

  @Test
  void aTaskAndATaskTypeAreCollectedTheSameWay(@TempDir Path directory) {
    TaskType own = lab.type(TracingType.SKELETON);
    Task task =
        admin
            .tasks()
            .createFromAnnotations(lab.tasks(own, first), List.of(lab.seed("z", 1)))
            .orThrow()
            .getFirst();
    Clew annotator = lab.annotator();
    task.assign(annotator.users().current());
    assertThat(task.openAnnotations()).isEmpty();

    annotator.work().openTasks().forEach(AnnotationInfo::finish);

    try (Stream<Annotation> finished = task.openAnnotations()) {
      assertThat(finished).hasSize(1);
    }
    try (Stream<Annotation> finished = own.openAnnotations()) {
      assertThat(finished).hasSize(1);
    }
    Path target = directory.resolve("all.zip");
    assertThat(own.downloadAnnotations(target)).isEqualTo(target).isNotEmptyFile();
    assertThat(task.downloadAnnotations(directory)).hasFileName(task.id() + "_nmls.zip");
    assertThatThrownBy(() -> annotator.tasks().downloadAnnotations(task, target))
        .hasMessageStartingWith("403: ");
    assertThat(target).isNotEmptyFile();
  }
}
