package org.clew.client;

import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/** What a request for the next task would give someone. */
public final class NextTask {
  private final @Nullable Offer offer;
  private final List<Claim.Reason> reasons;

  private NextTask(@Nullable Offer offer, List<Claim.Reason> reasons) {
    this.offer = offer;
    this.reasons = List.copyOf(reasons);
  }

  static NextTask of(Wire wire) {
    return new NextTask(wire.offer(), wire.reasons() == null ? List.of() : wire.reasons());
  }

  /** The task; empty if there is none. */
  public Optional<Offer> offer() {
    return Optional.ofNullable(offer);
  }

  /** Why there is none; empty if there is one. */
  public List<Claim.Reason> reasons() {
    return reasons;
  }

  record Wire(@Nullable Offer offer, @Nullable List<Claim.Reason> reasons) {}

  /**
   * A task that someone would get, and why this one.
   *
   * @param task its id
   * @param project of the task
   * @param projectName its name
   * @param priority of the project
   * @param dataset of the task
   * @param datasetName its name
   * @param domain of the experience asked for
   * @param needed value of it
   * @param has value that the user has
   * @param openTasks of how many alike it is drawn
   * @param text the same for people
   */
  public record Offer(
      ObjectId task,
      ObjectId project,
      String projectName,
      long priority,
      ObjectId dataset,
      String datasetName,
      String domain,
      int needed,
      int has,
      long openTasks,
      String text) {}
}
