package org.clew.server.content;

import java.util.List;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlMeta;
import org.clew.annotation.nml.NmlScale;
import org.clew.model.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of the annotation in it: not what was traced, but whose it is and about what.
 *
 * @param metas e.g. {@code annotationId}
 * @param experiment the dataset
 * @param scale the size of its voxels
 * @param taskBox the box of the task, or null
 */
public record Heading(
    List<NmlMeta> metas, NmlExperiment experiment, NmlScale scale, @Nullable BoundingBox taskBox) {
  /** Copies the list. */
  public Heading {
    metas = List.copyOf(metas);
  }

  /** The same without what is of one annotation alone. */
  public Heading withoutMetas() {
    return new Heading(List.of(), experiment, scale, taskBox);
  }
}
