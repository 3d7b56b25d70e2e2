package org.clew.model.wire;

import java.util.List;

/**
 * What became of submitted work.
 *
 * @param version the new version of the annotation
 * @param trees how many trees it has
 * @param nodes how many nodes they have
 * @param warnings what may be wrong with it, e.g. nodes outside of the task’s bounding box
 */
public record WireSubmission(int version, int trees, int nodes, List<String> warnings) {
  /** Copies the warnings. */
  public WireSubmission {
    warnings = List.copyOf(warnings);
  }
}
