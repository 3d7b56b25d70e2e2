package org.clew.client;

import org.clew.model.BoundingBox;
import org.clew.model.TaskExperience;
import org.jspecify.annotations.Nullable;

/**
 * What tasks have in common that are created from annotations or files. Dataset, start and rotation
 * come from each of these, the box too unless it is given here.
 *
 * <pre>{@code
 * NewTasks proofreading =
 *     new NewTasks(type, Ref.name("proofreading"), new TaskExperience("axons", 5)).withInstances(2);
 * clew.tasks().createFromAnnotations(proofreading, annotations).orThrow();
 * }</pre>
 *
 * @param type what to do
 * @param project they belong to
 * @param experience what they ask of annotators
 * @param instances how often each is to be done, 0 or more
 * @param script for their annotators, or null
 * @param boundingBox the box to work in, in voxels of the finest mag; null for that of each file
 */
public record NewTasks(
    Ref<TaskType> type,
    Ref<Project> project,
    TaskExperience experience,
    int instances,
    @Nullable Ref<Script> script,
    @Nullable BoundingBox boundingBox) {
  /**
   * Takes the values.
   *
   * @throws IllegalArgumentException if the number of instances is negative
   */
  public NewTasks {
    if (instances < 0) {
      throw new IllegalArgumentException("A task is done 0 or more times, not " + instances + ".");
    }
  }

  /** Tasks to be done once, without a script, each in the box of its file. */
  public NewTasks(Ref<TaskType> type, Ref<Project> project, TaskExperience experience) {
    this(type, project, experience, 1, null, null);
  }

  /** The same, each to be done this many times, 0 or more. */
  public NewTasks withInstances(int number) {
    return new NewTasks(type, project, experience, number, script, boundingBox);
  }

  /** The same with a script for their annotators. */
  public NewTasks withScript(Ref<Script> newScript) {
    return new NewTasks(type, project, experience, instances, newScript, boundingBox);
  }

  /** The same, all within one box, in voxels of the finest mag. */
  public NewTasks withBoundingBox(BoundingBox box) {
    return new NewTasks(type, project, experience, instances, script, box);
  }
}
