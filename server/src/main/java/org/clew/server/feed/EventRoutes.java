package org.clew.server.feed;

import io.javalin.http.HandlerType;
import org.clew.server.api.Api;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.EventStream;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.jspecify.annotations.Nullable;

/** The path of events. */
public final class EventRoutes implements Routes {
  private static final int LIMIT = 100;
  private static final int HIGHEST_LIMIT = 1000;
  private static final String LATEST = "latest";

  private final EventFeed feed;

  /** Over the events. */
  public EventRoutes(EventFeed feed) {
    this.feed = feed;
  }

  @Override
  public void describe(Api api) {
    EventApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.own(HandlerType.GET, "/events", this::events);
  }

  private Reply events(Request request) {
    CurrentUser user = request.user();
    // Before anything is sent, and before nonsense is told.
    Right.READ_EVENTS.check(user, Subject.ORGANIZATION);
    EventFilter filter = EventFilter.parse(request.query("kind"), request.query("subject"));
    if (request.accepts(EventStream.TYPE)) {
      EventCursor from = from(user, last(request));
      return Reply.events(stream -> feed.follow(request::userAgain, from, filter, stream));
    }
    int limit = request.number("limit", LIMIT);
    if (limit < 1 || limit > HIGHEST_LIMIT) {
      throw Failure.badRequest(
          "The query parameter “limit” is a whole number from 1 to %d, not “%d”."
              .formatted(HIGHEST_LIMIT, limit));
    }
    return Reply.json(feed.after(user, from(user, request.query("after")), filter, limit));
  }

  private static @Nullable String last(Request request) {
    String last = request.header("Last-Event-ID");
    return last == null || last.isEmpty() ? request.query("after") : last;
  }

  private EventCursor from(CurrentUser user, @Nullable String after) {
    if (after == null) {
      return EventCursor.BEGINNING;
    }
    return after.equals(LATEST) ? feed.latest(user) : EventCursor.parse(after);
  }
}
