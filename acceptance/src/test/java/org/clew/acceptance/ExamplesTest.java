package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.clew.annotation.skeleton.Tree;
import org.clew.client.Annotation;
import org.clew.client.AnnotationInfo;
import org.clew.client.Claim;
import org.clew.client.Clew;
import org.clew.client.Project;
import org.clew.client.RemoteDataset;
import org.clew.client.Task;
import org.clew.client.TaskType;
import org.clew.client.Team;
import org.clew.examples.CollectResults;
import org.clew.examples.CreateTasks;
import org.clew.examples.CreateTasksFromAnnotations;
import org.clew.examples.TwoStages;
import org.clew.model.BoundingBox;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.model.TracingType;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The programs in {@code examples} do what they say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {
  private ClientLab lab;
  private Clew admin;
  private TaskType type;

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

  @Test
  void tasksAreMadeAtPlaces() {
    Project project = lab.project();

    List<Task> made = CreateTasks.create(admin, type.name(), project.name(), "em");

    assertThat(made)
        .extracting(Task::startingPosition)
        .containsExactly(Vec3Int.of(120, 80, 30), Vec3Int.of(240, 96, 31));
    assertThat(made)
        .extracting(Task::status)
        .containsExactly(new TaskStatus(3, 0, 0), new TaskStatus(1, 0, 0));
    assertThat(made.getFirst().boundingBox())
        .hasValue(new BoundingBox(Vec3Int.of(100, 60, 20), Vec3Int.of(200, 200, 50)));
    assertThat(made.getFirst().experience()).isEqualTo(new TaskExperience("axons", 2));
    assertThat(project.tasks()).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void whatIsFinishedIsFetchedAtOnce(@TempDir Path directory) {
    Project project = lab.project();
    admin.tasks().createFromAnnotations(lab.tasks(type, project), List.of(lab.seed("one", 10)));
    String from = admin.events().latest();
    AnnotationInfo work = take(lab.annotator(project));

    try (Stream<Path> results = CollectResults.follow(admin, from, directory)) {
      work.finish();
      Path result = results.iterator().next();

      assertThat(result).hasParent(directory);
      assertThat(Annotation.load(result).skeleton().nodeCount()).isEqualTo(1);
    }
  }

  @Test
  void tasksAreMadeOfAnnotations(@TempDir Path directory) {
    Path nml = directory.resolve("one.nml");
    Path zip = directory.resolve("two.zip");
    lab.seed("one", 10).save(nml);
    lab.seed("two", 20).save(zip);
    Project project = lab.project();

    List<Task> made =
        CreateTasksFromAnnotations.create(admin, type.name(), project.name(), List.of(nml, zip));

    assertThat(made)
        .extracting(Task::startingPosition)
        .containsExactly(Vec3Int.of(10, 2, 3), Vec3Int.of(20, 2, 3));
    assertThat(made).extracting(Task::project).containsOnly(project);
  }

  @Test
  void whatIsTracedInTheFirstStageIsCheckedInTheSecond() {
    Team team = admin.teams().byName("Tracers");
    RemoteDataset dataset = admin.datasets().open("em");
    TwoStages work = new TwoStages(admin, type, dataset);

    List<Task> seeds = work.seed(team, List.of(Vec3Int.of(1, 2, 3), Vec3Int.of(4, 5, 6)));
    assertThat(work.isTraced()).isFalse();
    Clew annotator = lab.annotator("axons", 1);
    traceNext(annotator);
    assertThat(work.isTraced()).isFalse();
    traceNext(annotator);
    assertThat(work.isTraced()).isTrue();
    List<Task> checks = work.check();

    assertThat(seeds).hasSize(2);
    assertThat(checks).hasSize(2);
    assertThat(annotator.work().requestTask()).isInstanceOf(Claim.NoTask.class);
    AnnotationInfo check = take(lab.annotator("axons", 5));
    try (Annotation traced = check.content()) {
      assertThat(traced.skeleton().nodeCount()).isEqualTo(2);
      assertThat(check.task().orElseThrow().id()).isIn(checks.stream().map(Task::id).toList());
    }
    try (Stream<Task> tasks = admin.projects().byName("axons-checked").tasks()) {
      assertThat(tasks.map(Task::status))
          .containsExactlyInAnyOrder(new TaskStatus(1, 0, 0), new TaskStatus(0, 1, 0));
    }
  }

  private static AnnotationInfo take(Clew annotator) {
    return annotator.work().requestTask().annotation().orElseThrow();
  }

  private static void traceNext(Clew annotator) {
    AnnotationInfo instance = take(annotator);
    try (Annotation work = instance.content()) {
      Tree tree = work.skeleton().trees().getFirst();
      tree.addEdge(tree.node(0), tree.addNode(Vec3Double.of(9, 9, 9)));
      instance.submit(work);
    }
    instance.finish();
  }
}
