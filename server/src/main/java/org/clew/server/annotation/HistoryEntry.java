package org.clew.server.annotation;

import java.time.Instant;
import java.util.Map;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a task or to one of its instances.
 *
 * @param happened when
 * @param kind what, as thing.verb
 * @param subject the id of the task or the instance
 * @param actor who did it, by name; null for the server
 * @param owner to whom an instance went, by name, if it went to someone
 * @param before what changed, as it was; empty for something new
 * @param after what changed, as it is; empty for something gone
 */
public record HistoryEntry(
    Instant happened,
    String kind,
    ObjectId subject,
    @Nullable String actor,
    @Nullable String owner,
    Map<String, Object> before,
    Map<String, Object> after) {
  /** Takes the maps. */
  public HistoryEntry {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }
}
