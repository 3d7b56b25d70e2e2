package org.clew.examples;

import java.util.List;
import java.util.stream.Stream;
import org.clew.client.Annotation;
import org.clew.client.Clew;
import org.clew.client.NewTask;
import org.clew.client.NewTasks;
import org.clew.client.Project;
import org.clew.client.ProjectParameters;
import org.clew.client.Ref;
import org.clew.client.RemoteDataset;
import org.clew.client.Task;
import org.clew.client.TaskType;
import org.clew.client.Team;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.model.Vec3Int;

/**
 * A project in two stages: people trace from seeds, then others check what was traced.
 *
 * <p>Run it once to make the tasks of the first stage, and again when all are finished to make
 * those of the second. Set {@code WK_URL} and {@code WK_TOKEN}.
 *
 * @param clew as whom
 * @param type what to do in either stage
 * @param dataset where
 */
public record TwoStages(Clew clew, TaskType type, RemoteDataset dataset) {
  private static final String TRACING = "axons-traced";
  private static final String CHECKING = "axons-checked";

  /** Goes on with the work, wherever it stands. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    Clew clew = Clew.fromEnvironment();
    TwoStages work =
        new TwoStages(
            clew, clew.taskTypes().byName("trace axons"), clew.datasets().open("l4_sample"));
    if (clew.projects().list().stream().noneMatch(one -> one.name().equals(TRACING))) {
      Team team = clew.teams().byName("Annotators");
      work.seed(team, List.of(Vec3Int.of(120, 80, 30), Vec3Int.of(240, 96, 31)));
    } else if (work.isTraced()) {
      System.out.println(work.check().size() + " tracings are to be checked.");
    } else {
      System.out.println("There is still something to trace.");
    }
  }

  /** The first stage: both projects, and a task for each seed in the first. */
  public List<Task> seed(Ref<Team> team, List<Vec3Int> seeds) {
    Project tracing = clew.projects().create(new ProjectParameters(TRACING, team));
    clew.projects().create(new ProjectParameters(CHECKING, team).withPriority(200));
    TaskExperience some = new TaskExperience("axons", 1);
    return clew.tasks()
        .createAll(
            seeds.stream().map(seed -> new NewTask(type, tracing, dataset, some, seed)).toList())
        .orThrow();
  }

  /** Whether every task of the first stage is finished. */
  public boolean isTraced() {
    try (Stream<Task> tasks = clew.projects().byName(TRACING).tasks()) {
      return tasks
          .map(Task::status)
          .allMatch(status -> status.equals(new TaskStatus(0, 0, status.finished())));
    }
  }

  /** The second stage: a task for each tracing of the first, which its annotators start from. */
  public List<Task> check() {
    NewTasks checking = new NewTasks(type, Ref.name(CHECKING), new TaskExperience("axons", 5));
    try (Stream<Annotation> traced = clew.projects().openAnnotations(Ref.name(TRACING))) {
      return clew.tasks().createFromAnnotations(checking, traced).orThrow();
    }
  }
}
