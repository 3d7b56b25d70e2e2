package org.clew.server.imports;

import java.time.Duration;
import java.time.Instant;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.clew.model.wire.WireTaskImport;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an import.
 *
 * @param run which request works on it, counted
 * @param hash SHA-256 of the bytes behind it; null before the first rows
 * @param isCsv as in {@link ImportOptions}
 * @param wire for clients; its state is the one that is stored
 */
record KnownImport(
    int run, @Nullable String hash, boolean isCsv, @Nullable String key, WireTaskImport wire) {
  /** A request that works on an import says so more often than that. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  ObjectId id() {
    return wire.id();
  }

  /** Whether sending its file again would change nothing. */
  boolean isOver() {
    return switch (wire.state()) {
      case CREATED, CHECKED, UNDONE -> true;
      case READING, CREATING, INTERRUPTED, REFUSED, ABANDONED -> false;
    };
  }

  /** How far it really is: nobody works on it any more if nothing was heard for a while. */
  TaskImportState state(Instant now) {
    boolean isSilent = Instant.ofEpochMilli(wire.updated()).plus(SILENCE).isBefore(now);
    return wire.state().isRunning() && isSilent ? TaskImportState.INTERRUPTED : wire.state();
  }

  /** For clients. */
  WireTaskImport wire(Instant now) {
    return wire.withState(state(now));
  }
}
