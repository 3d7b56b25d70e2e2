package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskParameters;

/** A task: a place in a dataset, and what is to be done there, once or several times. */
public final class Task implements Thing<Task> {
  private final Clew clew;
  private final WireTask wire;

  Task(Clew clew, WireTask wire) {
    this.clew = clew;
    this.wire = present(wire, "task");
    present(wire.id(), "id");
    present(wire.projectId(), "projectId");
    present(wire.datasetId(), "datasetId");
    present(wire.status(), "status");
    present(wire.type(), "type");
    present(wire.neededExperience(), "neededExperience");
    present(wire.editPosition(), "editPosition");
    present(wire.editRotation(), "editRotation");
  }

  @Override
  public ObjectId id() {
    return wire.id();
  }

  /** The project it belongs to. */
  public ObjectId projectId() {
    return wire.projectId();
  }

  /** Name of that project. */
  public String projectName() {
    return present(wire.projectName(), "projectName");
  }

  /** The project it belongs to ({@code GET /projects/{id}}). */
  public Project project() {
    return clew.projects().byId(projectId());
  }

  /** The dataset it is on. */
  public ObjectId datasetId() {
    return wire.datasetId();
  }

  /** Name of that dataset. */
  public String datasetName() {
    return present(wire.datasetName(), "datasetName");
  }

  /** Name of the team that works on it. */
  public String teamName() {
    return present(wire.team(), "team");
  }

  /** What to do. */
  public TaskType type() {
    return new TaskType(clew, wire.type());
  }

  /** Where its instances stand. */
  public TaskStatus status() {
    return wire.status();
  }

  /** What it asks of annotators. */
  public TaskExperience experience() {
    return wire.neededExperience();
  }

  /** Where to start, in voxels. */
  public Vec3Int startingPosition() {
    return wire.editPosition();
  }

  /** How to look at it, in degrees around the axes. */
  public Vec3Double startingRotation() {
    return wire.editRotation();
  }

  /** The box to work in; empty for the whole dataset. */
  public Optional<BoundingBox> boundingBox() {
    return Optional.ofNullable(wire.boundingBox());
  }

  /** The script for its annotators. */
  public Optional<Script> script() {
    return Optional.ofNullable(wire.script()).map(script -> new Script(clew, script));
  }

  /** When it was made. */
  public Instant created() {
    return Instant.ofEpochMilli(wire.created());
  }

  /** Time spent on all its instances; empty until some was logged. */
  public Optional<Duration> tracingTime() {
    return Optional.ofNullable(wire.tracingTime()).map(Duration::ofMillis);
  }

  /** Where it came from, e.g. the name of a file. */
  public Optional<String> creationInfo() {
    return Optional.ofNullable(wire.creationInfo());
  }

  /** Its instances that annotators have started; see {@link Tasks#annotationInfos}. */
  public List<AnnotationInfo> annotationInfos() {
    return clew.tasks().annotationInfos(this);
  }

  /** Saves what annotators made of it; see {@link Tasks#downloadAnnotations}. */
  public Path downloadAnnotations(Path target) {
    return clew.tasks().downloadAnnotations(this, target);
  }

  /** What annotators made of it, one by one; see {@link Tasks#openAnnotations}. */
  public Stream<Annotation> openAnnotations() {
    return clew.tasks().openAnnotations(this);
  }

  /** Sets how many instances are still to be had; see {@link Tasks#updateRemainingInstances}. */
  public Task updateRemainingInstances(int remaining) {
    return clew.tasks().updateRemainingInstances(this, remaining);
  }

  /** Hands an instance to someone; see {@link Tasks#assign}. */
  public Task assign(Ref<User> user) {
    return clew.tasks().assign(this, user);
  }

  /** Deletes it for good; see {@link Tasks#delete}. */
  public void delete() {
    clew.tasks().delete(this);
  }

  WireTaskParameters parametersWithPending(int pending) {
    return new WireTaskParameters(
        wire.type().id(),
        wire.neededExperience(),
        pending,
        projectName(),
        script().map(Script::id).orElse(null),
        wire.boundingBox(),
        wire.datasetId(),
        wire.editPosition(),
        wire.editRotation(),
        wire.creationInfo(),
        null,
        null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Task task && wire.equals(task.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  @Override
  public String toString() {
    return "Task[" + id() + ", " + projectName() + ", " + status() + "]";
  }
}
