package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireScript;

/** A script that the tracing page loads for the annotators of a task. */
public final class Script implements Thing<Script> {
  private final Clew clew;
  private final WireScript wire;

  Script(Clew clew, WireScript wire) {
    this.clew = clew;
    this.wire = present(wire, "script");
    present(wire.id(), "id");
    present(wire.name(), "name");
  }

  @Override
  public ObjectId id() {
    return wire.id();
  }

  /** Its name; several scripts may have the same. */
  public String name() {
    return wire.name();
  }

  /** Where it lies, an {@code http} or {@code https} address. */
  public String gist() {
    return wire.gist();
  }

  /** Who may change it; empty if one may not see them. */
  public Optional<ObjectId> ownerId() {
    return Optional.ofNullable(wire.owner()).map(owner -> owner.id());
  }

  /** All of this, to start from when changing it. */
  public ScriptParameters parameters() {
    return new ScriptParameters(name(), gist(), ownerId().<Ref<User>>map(Ref::id).orElse(null));
  }

  /** Changes it; see {@link Scripts#update}. */
  public Script update(ScriptParameters parameters) {
    return clew.scripts().update(this, parameters);
  }

  /** Deletes it; see {@link Scripts#delete}. */
  public void delete() {
    clew.scripts().delete(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Script script && wire.equals(script.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  @Override
  public String toString() {
    return "Script[" + name() + ", " + id() + "]";
  }
}
