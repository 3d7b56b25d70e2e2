package org.clew.server.task;

import org.clew.annotation.nml.NmlExperiment;
import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.content.StagedContent;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/** What one NML of an upload asks for. */
sealed interface FileItem extends AutoCloseable {
  @Override
  default void close() {}

  /**
   * A task that starts from it. Closing it takes away what was not kept.
   *
   * @param name of the file, for people
   * @param content what instances start from
   * @param about which dataset it is about
   * @param position where to start
   * @param rotation how to look at it, in degrees
   * @param box of a task, as the file says, or null
   */
  record Parsed(
      String name,
      StagedContent content,
      NmlExperiment about,
      Vec3Int position,
      Vec3Double rotation,
      @Nullable BoundingBox box)
      implements FileItem {
    @Override
    public void close() {
      content.close();
    }
  }

  /** Nothing, since it is no good one. */
  record Unreadable(Failure why) implements FileItem {}
}
