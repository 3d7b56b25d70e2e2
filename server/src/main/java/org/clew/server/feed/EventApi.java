package org.clew.server.feed;

import org.clew.model.wire.WireEvents;
import org.clew.server.api.Api;
import org.clew.server.auth.Right;
import org.clew.server.http.EventStream;

/** What the route of events says of itself. */
final class EventApi {
  private EventApi() {}

  static void describe(Api api) {
    api.section("Events", "What happened, each change once and in an order that never changes.")
        .own(
            "GET",
            "/events",
            "Events after a place, oldest first; as server-sent events, all that follow as well")
        .may(Right.READ_EVENTS)
        .query(
            "after",
            String.class,
            "“next” or “cursor” of an answer before, “latest” for what happens from now on; all if not said")
        .query("limit", int.class, "how many at the most, up to 1000; 100 if not said")
        .query(
            "kind",
            String.class,
            "kinds such as “instance.finished”, or things such as “instance”, with commas between")
        .query("subject", String.class, "the id of what it happened to")
        .header("Last-Event-ID", "of server-sent events: where to go on, instead of “after”")
        .gives(WireEvents.class)
        .or(EventStream.TYPE);
  }
}
