package org.clew.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What creates or changes a project.
 *
 * <pre>{@code
 * new ProjectParameters("dendrites-2026", Ref.name("Annotators")).withPriority(200);
 * }</pre>
 *
 * @param name at least three letters, digits, {@code _} or {@code -}, unique in the organization;
 *     fixed once the project exists
 * @param team that works on it
 * @param priority higher is handed out earlier
 * @param paused whether it starts held back; afterwards see {@link Project#pause}
 * @param expectedTime tracing time of an instance after which the owner is told; null for never
 * @param owner who answers for it; null for oneself, or for who it was
 * @param blacklistedFromReport whether reports leave it out
 */
public record ProjectParameters(
    String name,
    Ref<Team> team,
    int priority,
    boolean paused,
    @Nullable Duration expectedTime,
    @Nullable Ref<User> owner,
    boolean blacklistedFromReport) {
  /** One’s own project of priority 100. */
  public ProjectParameters(String name, Ref<Team> team) {
    this(name, team, 100, false, null, null, false);
  }

  /** The same for another team. */
  public ProjectParameters withTeam(Ref<Team> newTeam) {
    return new ProjectParameters(
        name, newTeam, priority, paused, expectedTime, owner, blacklistedFromReport);
  }

  /** The same with another priority; higher is handed out earlier. */
  public ProjectParameters withPriority(int newPriority) {
    return new ProjectParameters(
        name, team, newPriority, paused, expectedTime, owner, blacklistedFromReport);
  }

  /** The same held back from the start. */
  public ProjectParameters startingPaused() {
    return new ProjectParameters(
        name, team, priority, true, expectedTime, owner, blacklistedFromReport);
  }

  /** The same with another expected time an instance; null for none. */
  public ProjectParameters withExpectedTime(@Nullable Duration newExpectedTime) {
    return new ProjectParameters(
        name, team, priority, paused, newExpectedTime, owner, blacklistedFromReport);
  }

  /** The same with another owner. */
  public ProjectParameters withOwner(Ref<User> newOwner) {
    return new ProjectParameters(
        name, team, priority, paused, expectedTime, newOwner, blacklistedFromReport);
  }

  /** The same, left out of reports. */
  public ProjectParameters leftOutOfReports() {
    return new ProjectParameters(name, team, priority, paused, expectedTime, owner, true);
  }

  /** The same, shown in reports. */
  public ProjectParameters shownInReports() {
    return new ProjectParameters(name, team, priority, paused, expectedTime, owner, false);
  }
}
