package org.clew.model.wire;

import java.util.List;

/**
 * Events in the order in which they can be relied on, oldest first ({@code GET
 * /api/clew/v1/events}).
 *
 * @param events none if nothing happened
 * @param next where to go on reading; there even if there are no events
 * @param more whether there are more already
 */
public record WireEvents(List<WireEvent> events, String next, boolean more) {
  /** Copies the events. */
  public WireEvents {
    events = List.copyOf(events);
  }
}
