package org.clew.client;

import java.util.List;

/**
 * What became of many tasks that were to be created.
 *
 * @param created those that were made, in the order they were asked for
 * @param errors those that were not, in the order they were asked for
 * @param warnings what may be wrong with those that were made
 */
public record TaskCreation(List<Task> created, List<Failure> errors, List<String> warnings) {
  /** Takes the values, copying the lists. */
  public TaskCreation {
    created = List.copyOf(created);
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }

  /**
   * The tasks, if all were made.
   *
   * @throws TaskCreationException if some were not; it tells which, and what was made
   */
  public List<Task> orThrow() {
    if (!errors.isEmpty()) {
      throw new TaskCreationException(this, null);
    }
    return created;
  }

  /**
   * Why one task was not made.
   *
   * @param index its place among those asked for, from 0
   * @param status the HTTP status that fits: 404 if a part of it is not there, …
   * @param text what the server says
   */
  public record Failure(int index, int status, String text) {}
}
