package org.clew.examples;

import java.nio.file.Path;
import java.util.List;
import org.clew.client.Annotation;
import org.clew.client.Clew;
import org.clew.client.NewTasks;
import org.clew.client.Ref;
import org.clew.client.Task;
import org.clew.model.TaskExperience;

/**
 * Makes a task of each annotation file: what {@code Task.create_from_annotations} does in Python.
 *
 * <p>Set {@code WK_URL} and {@code WK_TOKEN}, and give files, {@code .nml} or {@code .zip}.
 */
public final class CreateTasksFromAnnotations {
  private CreateTasksFromAnnotations() {}

  /** Makes a task of each file that is named. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] files) {
    List<Path> paths = List.of(files).stream().map(Path::of).toList();
    create(Clew.fromEnvironment(), "check axons", "checked-2026", paths)
        .forEach(task -> System.out.println(task.id() + " " + task.creationInfo().orElse("")));
  }

  /** Tasks that start from what was traced before; dataset and position come from the files. */
  public static List<Task> create(Clew clew, String taskType, String project, List<Path> files) {
    NewTasks wanted =
        new NewTasks(Ref.name(taskType), Ref.name(project), new TaskExperience("axons", 2));
    List<Annotation> annotations = files.stream().map(Annotation::load).toList();

    return clew.tasks().createFromAnnotations(wanted, annotations).orThrow();
  }
}
