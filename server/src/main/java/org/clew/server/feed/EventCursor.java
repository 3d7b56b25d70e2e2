package org.clew.server.feed;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.server.failure.Failure;

/**
 * A place among the events.
 *
 * @param era how often numbers of transactions began anew before it
 * @param transaction the transaction
 * @param id the event in it; 0 for before all of them
 */
record EventCursor(int era, long transaction, long id) implements Comparable<EventCursor> {
  /** Before all events. */
  static final EventCursor BEGINNING = new EventCursor(0, 0, 0);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})-(\\d{1,18})-(\\d{1,18})");
  private static final Comparator<EventCursor> ORDER =
      Comparator.comparingInt(EventCursor::era)
          .thenComparingLong(EventCursor::transaction)
          .thenComparingLong(EventCursor::id);

  static EventCursor parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw Failure.badRequest(
          "“%s” is no cursor of events. Take “next” or “cursor” from an answer, or “latest”."
              .formatted(text));
    }
    return new EventCursor(
        Integer.parseInt(parts.group(1)),
        Long.parseLong(parts.group(2)),
        Long.parseLong(parts.group(3)));
  }

  @Override
  public int compareTo(EventCursor other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return era + "-" + transaction + "-" + id;
  }
}
