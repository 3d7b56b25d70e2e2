package org.clew.server.time;

import io.javalin.http.HandlerType;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.jspecify.annotations.Nullable;

/** Paths of time. */
public final class TimeRoutes implements Routes {
  private final Times times;
  private final Heartbeats heartbeats;
  private final Zones zones;

  /** Over the use cases. */
  public TimeRoutes(Times times, Heartbeats heartbeats, Zones zones) {
    this.times = times;
    this.heartbeats = heartbeats;
    this.zones = zones;
  }

  /** The body that names a time zone. */
  record Zone(@Nullable String timeZone) {}

  @Override
  public void describe(Api api) {
    TimeApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get(
        "/users/{id}/loggedTime",
        request -> Reply.json(times.byMonth(request.user(), request.id("id"))));
    router.get(
        "/time/user/{id}/spans",
        request -> Reply.json(times.spans(request.user(), request.id("id"), filter(request))));
    router.get(
        "/time/user/{id}/summedByAnnotation",
        request ->
            Reply.json(times.byAnnotation(request.user(), request.id("id"), filter(request))));
    router.get("/time/overview", this::overview);
    router.own(HandlerType.POST, "/annotations/{id}/heartbeat", this::heartbeat);
    router.own(
        HandlerType.GET, "/timeZone", request -> Reply.json(new Zone(zones.get(request.user()))));
    router.own(HandlerType.PUT, "/timeZone", this::setZone);
  }

  private static TimeFilter filter(Request request) {
    return TimeFilter.of(request);
  }

  private Reply overview(Request request) {
    CurrentUser user = request.user();
    TimeFilter filter = TimeFilter.of(request).ofCountedTypes();
    List<ObjectId> teams = TimeFilter.ids(request, "teamIds", "Invalid team ids.");
    return Reply.json(times.byUser(user, teams, filter));
  }

  private Reply heartbeat(Request request) {
    return Reply.json(
        heartbeats.beat(request.user(), request.id("id"), request.optionalMillis("timestamp")));
  }

  private Reply setZone(Request request) {
    CurrentUser user = request.user();
    String zone = request.body(Zone.class).timeZone();
    if (zone == null) {
      throw Failure.badRequest("Invalid json format. “timeZone” is missing.");
    }
    return Reply.json(new Zone(zones.set(user, zone)));
  }
}
