package org.clew.client;

import java.util.List;

/**
 * What became of work that was handed in.
 *
 * @param version of the annotation’s content that it made; hand in the next work as made from it
 * @param trees how many there are now
 * @param nodes how many they have
 * @param warnings what may be wrong, e.g. nodes outside of the task’s bounding box
 */
public record Submission(int version, int trees, int nodes, List<String> warnings) {
  /** Copies the warnings. */
  public Submission {
    warnings = List.copyOf(warnings);
  }
}
