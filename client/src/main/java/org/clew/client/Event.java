package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireEvent;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on the server.
 *
 * <pre>{@code
 * clew.events().of("instance.finished").list(null).map(Event::subject).forEach(System.out::println);
 * }</pre>
 *
 * @param cursor its place among all events of the organization; reading goes on after it
 * @param happened when, by the clock of the server
 * @param kind what, as thing.verb, e.g. {@code instance.finished}, {@code project.paused}
 * @param subject on what: mostly an id
 * @param actor the user who did it; empty for the server itself
 * @param before what changed, as it was, by name; empty for something new
 * @param after what changed, as it is, by name; empty for something gone
 */
public record Event(
    String cursor,
    Instant happened,
    String kind,
    String subject,
    Optional<ObjectId> actor,
    Optional<Map<String, Object>> before,
    Optional<Map<String, Object>> after) {
  static Event of(WireEvent wire) {
    return new Event(
        present(wire.cursor(), "cursor"),
        Instant.ofEpochMilli(wire.happened()),
        present(wire.kind(), "kind"),
        present(wire.subject(), "subject"),
        Optional.ofNullable(wire.actor()),
        copy(wire.before()),
        copy(wire.after()));
  }

  private static Optional<Map<String, Object>> copy(@Nullable Map<String, Object> values) {
    return Optional.ofNullable(values)
        .map(some -> Collections.unmodifiableMap(new LinkedHashMap<>(some)));
  }
}
