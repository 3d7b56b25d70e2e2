package org.clew.server.time;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.event.Events;
import org.clew.server.event.Events.Event;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;

/** Where the months of an organization begin and end. */
public final class Zones {
  private final Database database;
  private final Events events;
  private final ZoneStore store = new ZoneStore();

  /** Over the organizations. */
  public Zones(Database database, Events events) {
    this.database = database;
    this.events = events;
  }

  /** The zone in which pages show times to someone. */
  public ZoneId of(CurrentUser user) {
    try {
      return ZoneId.of(get(user));
    } catch (DateTimeException unknown) {
      // The database knows names that Java does not.
      return ZoneOffset.UTC;
    }
  }

  String get(CurrentUser asking) {
    return database.read(asking.organization(), store::get);
  }

  /** Counts for months of the past, too: they are added up when someone asks. */
  String set(CurrentUser user, String zone) {
    Right.EDIT_ORGANIZATION.check(user, Subject.ORGANIZATION);
    return database.write(
        user.organization(),
        scope -> {
          String before = store.lock(scope);
          if (!store.set(scope, zone)) {
            throw Failure.badRequest(
                "There is no time zone “%s”. Please use a name such as Europe/Berlin or UTC."
                    .formatted(zone));
          }
          if (!zone.equals(before)) {
            events.record(
                scope,
                user.id(),
                List.of(
                    new Event(
                        "organization.time_zone_changed",
                        user.organization(),
                        Map.of("timeZone", before),
                        Map.of("timeZone", zone))));
          }
          return zone;
        });
  }
}
