package org.clew.client;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotationVersion;

/** What an annotation held at some time; see {@link Annotations#versions}. */
public final class AnnotationVersion {
  private final WireAnnotationVersion wire;

  AnnotationVersion(WireAnnotationVersion wire) {
    this.wire = wire;
  }

  /** Counts the changes of the content; 0 is what an instance of a task starts with. */
  public int number() {
    return wire.version();
  }

  /**
   * How it came about: {@code base}, {@code submitted}, {@code restored}, {@code reset}, {@code
   * uploaded}, {@code duplicated} or {@code merged}.
   */
  public String kind() {
    return wire.kind();
  }

  /** The version that it brought back, if it did that. */
  public OptionalInt restoredVersion() {
    Integer restored = wire.restoredVersion();
    return restored == null ? OptionalInt.empty() : OptionalInt.of(restored);
  }

  /** Who made it; nobody for what a task starts from. */
  public Optional<ObjectId> authorId() {
    return Optional.ofNullable(wire.author());
  }

  /** When it was made; empty for what a task starts from. */
  public Optional<Instant> created() {
    return Optional.ofNullable(wire.created()).map(Instant::ofEpochMilli);
  }

  /** How many trees it has. */
  public int trees() {
    return wire.trees();
  }

  /** How many nodes they have. */
  public int nodes() {
    return wire.nodes();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnnotationVersion version && wire.equals(version.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  @Override
  public String toString() {
    return "AnnotationVersion[%d, %s, %d trees, %d nodes]"
        .formatted(number(), kind(), trees(), nodes());
  }
}
