package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireProject;

/** Tasks that belong together, with a priority. */
public final class Project implements Thing<Project>, Named {
  private final Clew clew;
  private final WireProject wire;

  Project(Clew clew, WireProject wire) {
    this.clew = clew;
    this.wire = present(wire, "project");
    present(wire.id(), "id");
    present(wire.name(), "name");
    present(wire.team(), "team");
  }

  @Override
  public ObjectId id() {
    return wire.id();
  }

  @Override
  public String name() {
    return wire.name();
  }

  /** The team that works on it. */
  public ObjectId teamId() {
    return wire.team();
  }

  /** Name of that team, if the server knows it. */
  public Optional<String> teamName() {
    return Optional.ofNullable(wire.teamName());
  }

  /** Who answers for it; empty if one may not see them. */
  public Optional<ObjectId> ownerId() {
    return Optional.ofNullable(wire.owner()).map(owner -> owner.id());
  }

  /**
   * Who answers for it, as a whole user ({@code GET /users/{id}}).
   *
   * @return empty if one may not see them
   * @throws UnexpectedStatusException if one may see that they own it, but not more of them
   */
  public Optional<User> owner() {
    return ownerId().map(clew.users()::byId);
  }

  /** Higher is handed out earlier. */
  public long priority() {
    return wire.priority();
  }

  /** Whether its tasks are held back. */
  public boolean isPaused() {
    return wire.paused();
  }

  /** Tracing time of an instance after which the owner is told. */
  public Optional<Duration> expectedTime() {
    return Optional.ofNullable(wire.expectedTime()).map(Duration::ofMillis);
  }

  /** Whether reports leave it out. */
  public boolean isBlacklistedFromReport() {
    return wire.isBlacklistedFromReport();
  }

  /** When it was made. */
  public Instant created() {
    return Instant.ofEpochMilli(wire.created());
  }

  /** Instances that nobody has taken; only from {@link Projects#listWithStatus}. */
  public OptionalLong pendingInstances() {
    Long pending = wire.pendingInstances();
    return pending == null ? OptionalLong.empty() : OptionalLong.of(pending);
  }

  /** Time spent in it; only from {@link Projects#listWithStatus}. */
  public Optional<Duration> tracingTime() {
    return Optional.ofNullable(wire.tracingTime()).map(Duration::ofMillis);
  }

  /** All of this, to start from when making a similar one or changing this one. */
  public ProjectParameters parameters() {
    return new ProjectParameters(
        name(),
        Ref.id(teamId()),
        Math.toIntExact(priority()),
        isPaused(),
        expectedTime().orElse(null),
        ownerId().<Ref<User>>map(Ref::id).orElse(null),
        isBlacklistedFromReport());
  }

  /** Changes it; see {@link Projects#update}. */
  public Project update(ProjectParameters parameters) {
    return clew.projects().update(this, parameters);
  }

  /** All its tasks, newest first; see {@link Projects#tasks}. */
  public Stream<Task> tasks() {
    return clew.projects().tasks(this);
  }

  /** Holds its tasks back. */
  public Project pause() {
    return clew.projects().pause(this);
  }

  /** Hands its tasks out again. */
  public Project resume() {
    return clew.projects().resume(this);
  }

  /** Lets every task be done some more times; see {@link Projects#increaseInstances}. */
  public Project increaseInstances(int more) {
    return clew.projects().increaseInstances(this, more);
  }

  /** Saves what annotators made of its tasks; see {@link Projects#downloadAnnotations}. */
  public Path downloadAnnotations(Path target) {
    return clew.projects().downloadAnnotations(this, target);
  }

  /** What annotators made of its tasks, one by one; see {@link Projects#openAnnotations}. */
  public Stream<Annotation> openAnnotations() {
    return clew.projects().openAnnotations(this);
  }

  /** Who is working on its tasks; see {@link Projects#usersWithActiveTasks}. */
  public List<ActiveUser> usersWithActiveTasks() {
    return clew.projects().usersWithActiveTasks(this);
  }

  /** Gives what is being worked on to one user; see {@link Projects#transferActiveTasks}. */
  public void transferActiveTasks(Ref<User> user) {
    clew.projects().transferActiveTasks(this, user);
  }

  /** Deletes it with all its tasks; see {@link Projects#delete}. */
  public void delete() {
    clew.projects().delete(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Project project && wire.equals(project.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  @Override
  public String toString() {
    return "Project[" + name() + ", " + id() + "]";
  }
}
