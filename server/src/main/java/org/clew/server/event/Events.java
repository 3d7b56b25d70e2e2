package org.clew.server.event;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/** Writes down what happened, in the transaction in which it happens. */
public final class Events {
  private final Clock clock;

  /** With the clock that says when. */
  public Events(Clock clock) {
    this.clock = clock;
  }

  /**
   * One event.
   *
   * @param kind thing.verb, e.g. {@code task.created}
   * @param before what changed, as it was; null for something new
   * @param after what changed, as it is; null for something gone
   */
  public record Event(
      String kind,
      String subject,
      @Nullable Map<String, ?> before,
      @Nullable Map<String, ?> after) {}

  /** Something new. */
  public void created(
      Scope scope, @Nullable ObjectId actor, String kind, ObjectId subject, Map<String, ?> after) {
    record(scope, actor, List.of(new Event(kind, subject.value(), null, after)));
  }

  /** Something that changed. */
  public void changed(
      Scope scope,
      @Nullable ObjectId actor,
      String kind,
      ObjectId subject,
      Map<String, ?> before,
      Map<String, ?> after) {
    record(scope, actor, List.of(new Event(kind, subject.value(), before, after)));
  }

  /** Something that is gone. */
  public void deleted(
      Scope scope, @Nullable ObjectId actor, String kind, ObjectId subject, Map<String, ?> before) {
    record(scope, actor, List.of(new Event(kind, subject.value(), before, null)));
  }

  /** Several at once, in one statement. */
  public void record(Scope scope, @Nullable ObjectId actor, Collection<Event> events) {
    scope
        .update(
            """
            INSERT INTO events (organization_id, happened, actor_id, kind, subject_id, before, after)
            SELECT :organization, :now, :actor, kind, subject, before, after
            FROM jsonb_to_recordset(:events::jsonb)
              AS event (kind text, subject text, before jsonb, after jsonb)
            """)
        .bind("now", Columns.moment(clock.instant()))
        .bind("actor", actor == null ? null : actor.value())
        .bind("events", Columns.jsonText(events))
        .execute();
  }
}
