package org.clew.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clew.json.WireJson;
import org.clew.model.wire.WireEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Listens to events, and connects again after the last one when the connection ends. Anyone may
 * close it; all else is for one thread.
 */
final class EventFollower extends AbstractSpliterator<Event> {
  private final Http http;
  private final Function<@Nullable String, Route> route;
  private @Nullable String place;
  private int breaks;

  private final Object lock = new Object();
  private @Nullable ServerSentEvents open;
  private boolean isClosed;

  EventFollower(Http http, Function<@Nullable String, Route> route, @Nullable String after) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.http = http;
    this.route = route;
    this.place = after;
  }

  @Override
  public boolean tryAdvance(Consumer<? super Event> action) {
    Event next = next();
    if (next == null) {
      return false;
    }
    action.accept(next);
    return true;
  }

  /** Waits for the next one; null once this is closed. */
  private @Nullable Event next() {
    for (ServerSentEvents stream = stream(); stream != null; stream = stream()) {
      try {
        ServerSentEvents.Message message = stream.next();
        if (message == null) {
          goOn(new IOException("The server ended the stream"));
          continue;
        }
        breaks = 0;
        place = message.id() == null ? place : message.id();
        if (!message.data().isEmpty()) {
          return read(message.data());
        }
      } catch (IOException broken) {
        goOn(broken);
      }
    }
    return null;
  }

  /** What is listened to; null once this is closed. */
  private @Nullable ServerSentEvents stream() {
    synchronized (lock) {
      if (isClosed || open != null) {
        return isClosed ? null : open;
      }
    }
    // Not with the lock: connecting may take long.
    ServerSentEvents fresh = new ServerSentEvents(http.open(call()));
    synchronized (lock) {
      if (!isClosed) {
        open = fresh;
        return fresh;
      }
    }
    fresh.close();
    return null;
  }

  private Call call() {
    return Call.of("GET", route.apply(place)).withHeader("Accept", ServerSentEvents.TYPE);
  }

  /** Waits before the next connection, longer each time nothing comes of it. */
  private void goOn(IOException broken) {
    synchronized (lock) {
      if (isClosed) {
        return;
      }
      if (open != null) {
        open.close();
      }
      open = null;
    }
    Faults faults = http.faults(call());
    Retries retries = http.transport().retries();
    if (broken instanceof InterruptedIOException || breaks >= retries.most()) {
      throw faults.of(broken);
    }
    retries.backOff(breaks++, faults);
  }

  private Event read(String data) {
    try {
      return Event.of(WireJson.mapper().readValue(data, WireEvent.class));
    } catch (JacksonException unreadable) {
      throw new InvalidResponseException(
          "Cannot read an event: " + unreadable.getOriginalMessage(), unreadable);
    }
  }

  /** Ends it; whoever waits for an event gets none. */
  void close() {
    synchronized (lock) {
      isClosed = true;
      if (open != null) {
        open.close();
      }
    }
  }
}
