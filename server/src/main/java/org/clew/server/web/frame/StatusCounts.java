package org.clew.server.web.frame;

/**
 * The instances of a task, a project, …, by what became of them.
 *
 * @param pending nobody has them yet
 * @param active someone works on them
 * @param finished done
 */
public record StatusCounts(long pending, long active, long finished) {
  /** All. */
  public long total() {
    return pending + active + finished;
  }

  /** Of the bar’s width of 100, how much is finished. */
  public double finishedWidth() {
    return width(finished);
  }

  /** Of the bar’s width of 100, how much is active. */
  public double activeWidth() {
    return width(active);
  }

  private double width(long part) {
    return total() == 0 ? 0 : Math.round(1000.0 * part / total()) / 10.0;
  }
}
