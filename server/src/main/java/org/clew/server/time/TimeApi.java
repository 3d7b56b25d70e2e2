package org.clew.server.time;

import org.clew.model.wire.WireAnnotationTime;
import org.clew.model.wire.WireLoggedTime;
import org.clew.model.wire.WireTimeSpan;
import org.clew.model.wire.WireUserTime;
import org.clew.server.api.Api;
import org.clew.server.api.Description;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of time say of themselves. */
final class TimeApi {
  private TimeApi() {}

  static void describe(Api api) {
    Section time = api.section("Time", "How long people worked on what, counted in spans.");
    time.get("/users/{id}/loggedTime", "Someone’s time by months")
        .may(Right.READ_USER)
        .gives(WireLoggedTime.class);
    filtered(time.get("/time/user/{id}/spans", "Someone’s spans"))
        .may(Right.READ_USER)
        .givesList(WireTimeSpan.class);
    filtered(time.get("/time/user/{id}/summedByAnnotation", "Someone’s time by annotation"))
        .may(Right.READ_USER)
        .givesList(WireAnnotationTime.class);
    filtered(time.get("/time/overview", "The time of everyone whom one looks after"))
        .query("teamIds", String.class, "only of these teams, with commas between")
        .givesList(WireUserTime.class);
    time.own("POST", "/annotations/{id}/heartbeat", "Says that one is working on it")
        .may(Right.UPDATE_INSTANCE)
        .query("timestamp", long.class, "when, ms; now if not said")
        .gives(Heartbeats.Heartbeat.class);
    time.own("GET", "/timeZone", "The zone whose months are counted").gives(TimeRoutes.Zone.class);
    time.own("PUT", "/timeZone", "Sets the zone whose months are counted")
        .may(Right.EDIT_ORGANIZATION)
        .takes(TimeRoutes.Zone.class)
        .gives(TimeRoutes.Zone.class);
  }

  private static Description filtered(Description route) {
    return route
        .needs("start", long.class, "when they begin at the earliest, ms")
        .needs("end", long.class, "when they no longer begin, ms")
        .query("annotationTypes", String.class, "Task, Explorational, with commas between")
        .query(
            "annotationStates",
            String.class,
            "only of annotations that are so now, with commas between")
        .query("projectIds", String.class, "only of these projects, with commas between");
  }
}
