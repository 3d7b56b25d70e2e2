package org.clew.examples;

import java.util.List;
import org.clew.client.Clew;
import org.clew.client.NewTask;
import org.clew.client.Ref;
import org.clew.client.RemoteDataset;
import org.clew.client.Task;
import org.clew.client.TaskCreation;
import org.clew.model.BoundingBox;
import org.clew.model.TaskExperience;
import org.clew.model.Vec3Int;

/**
 * Makes tasks at places in a dataset: what {@code Task.create} does in Python.
 *
 * <p>Set {@code WK_URL} and {@code WK_TOKEN}, and put in names of your own.
 */
public final class CreateTasks {
  private CreateTasks() {}

  /** Makes them on the server of the environment. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    for (Task task : create(Clew.fromEnvironment(), "trace axons", "axons-2026", "l4_sample")) {
      System.out.println(task.id() + " " + task.startingPosition() + " " + task.status());
    }
  }

  /** Two tasks for people who know axons, the first to be done three times and within a box. */
  @SuppressWarnings("SystemOut")
  public static List<Task> create(Clew clew, String taskType, String project, String dataset) {
    RemoteDataset em = clew.datasets().open(dataset);
    NewTask first =
        new NewTask(
                Ref.name(taskType),
                Ref.name(project),
                em,
                new TaskExperience("axons", 2),
                Vec3Int.of(120, 80, 30))
            .withInstances(3)
            .withBoundingBox(new BoundingBox(Vec3Int.of(100, 60, 20), Vec3Int.of(200, 200, 50)));
    NewTask second = first.withStartingPosition(Vec3Int.of(240, 96, 31)).withInstances(1);

    TaskCreation made = clew.tasks().createAll(List.of(first, second));
    made.warnings().forEach(System.err::println);
    return made.orThrow();
  }
}
