package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.wire.WireTaskType;

/** A kind of task: what to do, and with which tools. */
public final class TaskType implements Thing<TaskType>, Named {
  private final Clew clew;
  private final WireTaskType wire;

  TaskType(Clew clew, WireTaskType wire) {
    this.clew = clew;
    this.wire = present(wire, "type");
    present(wire.id(), "id");
    present(wire.summary(), "summary");
    present(wire.teamId(), "teamId");
  }

  @Override
  public ObjectId id() {
    return wire.id();
  }

  /** Its name, “summary” on the wire. */
  @Override
  public String name() {
    return wire.summary();
  }

  /** Instructions for annotators, Markdown. */
  public String description() {
    return wire.description();
  }

  /** The team whose managers look after it. */
  public ObjectId teamId() {
    return wire.teamId();
  }

  /** Name of that team. */
  public String teamName() {
    return wire.teamName();
  }

  /** What annotators produce; skeletons if the server does not say. */
  public TracingType tracingType() {
    return wire.tracingType() == null ? TracingType.SKELETON : wire.tracingType();
  }

  /** What the tracing tool allows, and how it looks; the defaults if the server does not say. */
  public TaskTypeSettings settings() {
    return wire.settings() == null
        ? TaskTypeSettings.DEFAULT
        : TaskTypeSettings.of(wire.settings(), wire.recommendedConfiguration());
  }

  /** All of this, to start from when making a similar one or changing this one. */
  public TaskTypeParameters parameters() {
    return new TaskTypeParameters(
        name(), description(), Ref.id(teamId()), tracingType(), settings());
  }

  /** Changes it; see {@link TaskTypes#update}. */
  public TaskType update(TaskTypeParameters parameters) {
    return clew.taskTypes().update(this, parameters);
  }

  /** Saves what annotators made of its tasks; see {@link TaskTypes#downloadAnnotations}. */
  public Path downloadAnnotations(Path target) {
    return clew.taskTypes().downloadAnnotations(this, target);
  }

  /** What annotators made of its tasks, one by one; see {@link TaskTypes#openAnnotations}. */
  public Stream<Annotation> openAnnotations() {
    return clew.taskTypes().openAnnotations(this);
  }

  /** Deletes it with all its tasks; see {@link TaskTypes#delete}. */
  public void delete() {
    clew.taskTypes().delete(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TaskType type && wire.equals(type.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  @Override
  public String toString() {
    return "TaskType[" + name() + ", " + id() + "]";
  }
}
