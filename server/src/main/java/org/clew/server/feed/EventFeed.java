package org.clew.server.feed;

import java.io.IOException;
import java.util.function.Supplier;
import org.clew.json.WireJson;
import org.clew.model.wire.WireEvent;
import org.clew.model.wire.WireEvents;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.failure.Failure;
import org.clew.server.feed.EventStore.Batch;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.EventStream;
import org.jspecify.annotations.Nullable;

/** Tells what happened, to those who ask and to those who listen. */
public final class EventFeed {
  private static final int BATCH = 500;

  private final Database database;
  private final EventWatch watch;
  private final EventStore store = new EventStore();

  /** With the watch that knows when there is something new. */
  public EventFeed(Database database, EventWatch watch) {
    this.database = database;
    this.watch = watch;
    database.acrossOrganizations(all -> {
      store.beginEraAfterRestoring(all);
      return true;
    });
  }

  /** The place after all that has been told so far. */
  EventCursor latest(CurrentUser user) {
    check(user);
    return database.read(user.organization(), store::horizon);
  }

  WireEvents after(CurrentUser user, EventCursor cursor, EventFilter filter, int limit) {
    check(user);
    Batch batch = read(user.organization(), cursor, filter, limit);
    return new WireEvents(batch.events(), batch.next().toString(), batch.more());
  }

  /**
   * Tells all from a place on until the listener goes away, may no longer listen, or the server
   * stops. Holds no connection of the database while it waits.
   *
   * @param asking who listens by now
   */
  void follow(
      Supplier<CurrentUser> asking, EventCursor from, EventFilter filter, EventStream stream)
      throws IOException {
    EventCursor told = from;
    EventCursor seen = from;
    while (!watch.isClosed()) {
      CurrentUser user = listener(asking);
      if (user == null) {
        return;
      }
      long until = System.nanoTime() + EventWatch.BEAT.toNanos();
      do {
        Batch batch = read(user.organization(), seen, filter, BATCH);
        for (WireEvent event : batch.events()) {
          stream.send(event.cursor(), null, WireJson.mapper().writeValueAsString(event));
          told = EventCursor.parse(event.cursor());
        }
        seen = batch.next();
        if (!batch.events().isEmpty()) {
          stream.flush();
        }
        if (!batch.more()) {
          watch.await(user.organization(), seen, until - System.nanoTime());
        }
      } while (!watch.isClosed() && until - System.nanoTime() > 0);
      if (watch.isClosed()) {
        return;
      }
      // Who comes back need not look again through what was not for them.
      if (seen.compareTo(told) > 0) {
        stream.moveTo(seen.toString());
        told = seen;
      }
      stream.beat();
    }
  }

  /** Null for someone who may listen no longer. */
  private static @Nullable CurrentUser listener(Supplier<CurrentUser> asking) {
    try {
      CurrentUser user = asking.get();
      check(user);
      return user;
    } catch (Failure refused) {
      return null;
    }
  }

  private static void check(CurrentUser user) {
    Right.READ_EVENTS.check(user, Subject.ORGANIZATION);
  }

  private Batch read(String organization, EventCursor cursor, EventFilter filter, int limit) {
    return database.read(organization, scope -> store.after(scope, cursor, filter, limit));
  }
}
