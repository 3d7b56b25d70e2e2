package org.clew.client;

import org.clew.model.BoundingBox;
import org.clew.model.TaskExperience;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/**
 * A task to create.
 *
 * <pre>{@code
 * new NewTask(type, project, dataset, new TaskExperience("dendrites", 5), Vec3Int.of(120, 80, 30))
 *     .withInstances(3)
 *     .withBoundingBox(new BoundingBox(Vec3Int.ZERO, Vec3Int.of(500, 500, 200)));
 * }</pre>
 *
 * @param type what to do
 * @param project it belongs to
 * @param dataset it is on
 * @param experience what it asks of annotators
 * @param startingPosition where to start, in voxels
 * @param startingRotation how to look at it, in degrees around the axes
 * @param instances how often it is to be done, 0 or more
 * @param script for its annotators, or null
 * @param boundingBox the box to work in; null for the whole dataset
 */
public record NewTask(
    Ref<TaskType> type,
    Ref<Project> project,
    Ref<RemoteDataset> dataset,
    TaskExperience experience,
    Vec3Int startingPosition,
    Vec3Double startingRotation,
    int instances,
    @Nullable Ref<Script> script,
    @Nullable BoundingBox boundingBox) {
  /**
   * Takes the values.
   *
   * @throws IllegalArgumentException if the number of instances is negative, or the dataset is
   *     missing
   */
  public NewTask {
    if (dataset == null) {
      throw new IllegalArgumentException(
          "A task is made on a dataset: give its id, its name, or the dataset itself.");
    }
    if (instances < 0) {
      throw new IllegalArgumentException("A task is done 0 or more times, not " + instances + ".");
    }
  }

  /** A task to be done once, without rotation, script and box. */
  public NewTask(
      Ref<TaskType> type,
      Ref<Project> project,
      Ref<RemoteDataset> dataset,
      TaskExperience experience,
      Vec3Int startingPosition) {
    this(type, project, dataset, experience, startingPosition, Vec3Double.ZERO, 1, null, null);
  }

  /** The same starting elsewhere, in voxels. */
  public NewTask withStartingPosition(Vec3Int position) {
    return new NewTask(
        type,
        project,
        dataset,
        experience,
        position,
        startingRotation,
        instances,
        script,
        boundingBox);
  }

  /** The same looked at from elsewhere, in degrees around the axes. */
  public NewTask withStartingRotation(Vec3Double rotation) {
    return new NewTask(
        type,
        project,
        dataset,
        experience,
        startingPosition,
        rotation,
        instances,
        script,
        boundingBox);
  }

  /** The same to be done this many times, 0 or more. */
  public NewTask withInstances(int number) {
    return new NewTask(
        type,
        project,
        dataset,
        experience,
        startingPosition,
        startingRotation,
        number,
        script,
        boundingBox);
  }

  /** The same with a script for its annotators. */
  public NewTask withScript(Ref<Script> newScript) {
    return new NewTask(
        type,
        project,
        dataset,
        experience,
        startingPosition,
        startingRotation,
        instances,
        newScript,
        boundingBox);
  }

  /** The same within a box. */
  public NewTask withBoundingBox(BoundingBox box) {
    return new NewTask(
        type,
        project,
        dataset,
        experience,
        startingPosition,
        startingRotation,
        instances,
        script,
        box);
  }
}
