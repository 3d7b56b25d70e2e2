package org.clew.client;

import java.util.List;

/**
 * Some events, oldest first.
 *
 * @param events none if nothing happened
 * @param next the place to go on reading from; there even if there are no events
 * @param hasMore whether there are more already
 */
public record EventPage(List<Event> events, String next, boolean hasMore) {
  /** Copies the events. */
  public EventPage {
    events = List.copyOf(events);
  }
}
