package org.clew.server.report;

/**
 * How many tasks something has, and their instances.
 *
 * @param pending instances that nobody has taken
 * @param active instances that someone works on
 * @param finished instances that are done
 */
public record TaskCounts(long tasks, long pending, long active, long finished) {
  /** None. */
  public static final TaskCounts NONE = new TaskCounts(0, 0, 0, 0);
}
