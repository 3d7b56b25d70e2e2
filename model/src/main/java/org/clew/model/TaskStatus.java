package org.clew.model;

/**
 * Where the instances of a task stand. The three add up to the task's total number of instances.
 *
 * @param pending instances that nobody has taken yet
 * @param active instances that someone is working on
 * @param finished instances that are done
 */
public record TaskStatus(long pending, long active, long finished) {
  /** All instances of the task. */
  public long total() {
    return pending + active + finished;
  }
}
