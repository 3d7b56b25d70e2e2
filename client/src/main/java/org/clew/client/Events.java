package org.clew.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireEvents;
import org.jspecify.annotations.Nullable;

/**
 * What happened in the organization: each change once, in an order that never changes ({@code GET
 * /api/clew/v1/events}); for admins, and only on Clew’s own server.
 *
 * <p>Each place in that order has a cursor. Whoever keeps the cursor of the last event that was
 * dealt with goes on there later, and misses nothing and sees nothing twice.
 *
 * <pre>{@code
 * Events finished = clew.events().of("instance.finished");
 * try (Stream<Event> events = finished.follow(finished.latest())) {
 *   events.forEach(event -> System.out.println(event.happened() + " " + event.subject()));
 * }
 * }</pre>
 */
public final class Events {
  private static final int LIMIT = 1000;

  private final Clew clew;
  private final List<String> kinds;
  private final @Nullable ObjectId subject;

  Events(Clew clew) {
    this(clew, List.of(), null);
  }

  private Events(Clew clew, List<String> kinds, @Nullable ObjectId subject) {
    this.clew = clew;
    this.kinds = kinds;
    this.subject = subject;
  }

  /**
   * Only those of some kinds, besides those chosen before.
   *
   * @param more kinds such as {@code instance.finished}, or things such as {@code instance} for all
   *     that happens to them
   */
  public Events of(String... more) {
    List<String> all = new ArrayList<>(kinds);
    all.addAll(List.of(more));
    return new Events(clew, List.copyOf(all), subject);
  }

  /** Only those of what happened to one thing. */
  public Events about(ObjectId thing) {
    return new Events(clew, kinds, thing);
  }

  /**
   * The cursor after all that has happened so far.
   *
   * @throws NotAuthorizedException if one may not read events
   */
  public String latest() {
    return page("latest", 1).next();
  }

  /**
   * The first events after a place.
   *
   * @param after a cursor; null for the beginning
   * @param limit how many at the most, 1 to 1000
   * @throws NotAuthorizedException if one may not read events
   * @throws UnexpectedStatusException 400 if this is no cursor, or the limit is another
   */
  public EventPage page(@Nullable String after, int limit) {
    WireEvents wire = clew.http().get(route(after).with("limit", limit)).as(WireEvents.class);
    return new EventPage(wire.events().stream().map(Event::of).toList(), wire.next(), wire.more());
  }

  /**
   * All events after a place up to now, fetched part by part while the stream gets there.
   *
   * @param after a cursor; null for the beginning
   * @throws ClewException from the stream, as {@link #page}
   */
  public Stream<Event> list(@Nullable String after) {
    return StreamSupport.stream(new Parts(after), false).flatMap(part -> part.events().stream());
  }

  /**
   * All events after a place, those that happened and those that will: the stream waits for the
   * next one and has no end until it is closed, by any thread. When the connection breaks, or the
   * server starts anew, it connects again and goes on after the last event, so that none is missed
   * and none comes twice.
   *
   * @param after a cursor; null for the beginning
   * @throws NotAuthorizedException from the stream, if one may not or no longer read events
   * @throws ClewException from the stream, if the server stays away longer than {@link
   *     ClewOptions#retries} allow; follow again after the cursor of the last event
   */
  public Stream<Event> follow(@Nullable String after) {
    EventFollower follower = new EventFollower(clew.http(), this::route, after);
    return StreamSupport.stream(follower, false).onClose(follower::close);
  }

  private Route route(@Nullable String after) {
    Route route = Route.own("/events");
    if (!kinds.isEmpty()) {
      route = route.with("kind", String.join(",", kinds));
    }
    if (subject != null) {
      route = route.with("subject", subject);
    }
    return after == null ? route : route.with("after", after);
  }

  private final class Parts extends AbstractSpliterator<EventPage> {
    private @Nullable String after;
    private boolean isLast;

    Parts(@Nullable String after) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
      this.after = after;
    }

    @Override
    public boolean tryAdvance(Consumer<? super EventPage> action) {
      if (isLast) {
        return false;
      }
      EventPage part = page(after, LIMIT);
      after = part.next();
      isLast = !part.hasMore();
      action.accept(part);
      return true;
    }
  }
}
