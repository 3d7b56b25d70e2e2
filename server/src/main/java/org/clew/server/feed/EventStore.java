package org.clew.server.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.model.wire.WireEvent;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.Unscoped;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads events. Only those of transactions older than every running one: whatever commits later
 * comes later in the order, too.
 */
final class EventStore {
  /** How many events are looked through at once for those of some kinds. */
  private static final int LOOKED_THROUGH = 5_000;

  private static final String SETTLED =
      """
      (events.era, events.transaction_id)
        < ((SELECT event_era FROM installation), pg_snapshot_xmin(pg_current_snapshot()))
      """;

  /**
   * Some events.
   *
   * @param events the events
   * @param next where to go on
   * @param more whether there may be more already
   */
  record Batch(List<WireEvent> events, EventCursor next, boolean more) {}

  private record Row(EventCursor horizon, @Nullable EventCursor place, @Nullable WireEvent event) {}

  /** The place after which comes all that is not settled yet. */
  EventCursor horizon(Scope scope) {
    return scope
        .query(
            """
            SELECT event_era AS horizon_era,
              pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon
            FROM installation WHERE :organization IS NOT NULL
            """)
        .map((row, context) -> horizon(row))
        .one();
  }

  /** The first events after a place. */
  Batch after(Scope scope, EventCursor cursor, EventFilter filter, int limit) {
    int most = filter.kinds().isEmpty() ? limit + 1 : LOOKED_THROUGH;
    List<Row> rows = rows(scope, cursor, filter, most);
    List<WireEvent> events = new ArrayList<>();
    EventCursor next = cursor;
    int seen = 0;
    for (Row row : rows) {
      if (row.place() != null) {
        if (events.size() == limit) {
          return new Batch(events, next, true);
        }
        seen++;
        next = row.place();
        if (row.event() != null) {
          events.add(row.event());
        }
      }
    }
    if (seen == most) {
      return new Batch(events, next, true);
    }
    EventCursor horizon = rows.getFirst().horizon();
    return new Batch(events, horizon.compareTo(next) > 0 ? horizon : next, false);
  }

  private List<Row> rows(Scope scope, EventCursor cursor, EventFilter filter, int most) {
    String wanted =
        filter.kinds().isEmpty()
            ? "true"
            : "(kind = ANY(:kinds::text[]) OR split_part(kind, '.', 1) = ANY(:kinds::text[]))";
    Query query =
        scope
            .query(
                """
                SELECT now.horizon_era, now.horizon, found.*
                FROM (
                  SELECT event_era AS horizon_era,
                    pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon
                  FROM installation) AS now
                LEFT JOIN (
                  SELECT era, transaction_id::text::bigint AS transaction, id, happened, kind,
                    subject_id, actor_id, %1$s AS wanted,
                    CASE WHEN %1$s THEN before END AS before,
                    CASE WHEN %1$s THEN after END AS after
                  FROM events
                  WHERE organization_id = :organization
                    AND (era, transaction_id, id) > (:era, :transaction::text::xid8, :id)
                    AND %2$s %3$s
                  ORDER BY events.era, events.transaction_id, events.id
                  LIMIT :most) AS found ON true
                ORDER BY found.era, found.transaction, found.id
                """
                    .formatted(
                        wanted,
                        SETTLED,
                        filter.subject() == null ? "" : "AND subject_id = :subject"))
            .bind("era", cursor.era())
            .bind("transaction", Long.toString(cursor.transaction()))
            .bind("id", cursor.id())
            .bind("most", most);
    if (!filter.kinds().isEmpty()) {
      query.bind("kinds", filter.kinds().toArray(String[]::new));
    }
    if (filter.subject() != null) {
      query.bind("subject", filter.subject());
    }
    return query.map((row, context) -> row(row)).list();
  }

  private static Row row(ResultSet row) throws SQLException {
    EventCursor horizon = horizon(row);
    if (row.getString("kind") == null) {
      return new Row(horizon, null, null);
    }
    EventCursor place = place(row);
    return row.getBoolean("wanted")
        ? new Row(
            horizon,
            place,
            new WireEvent(
                place.toString(),
                Columns.millis(row, "happened"),
                row.getString("kind"),
                row.getString("subject_id"),
                Columns.optionalId(row, "actor_id"),
                Columns.optionalObject(row, "before"),
                Columns.optionalObject(row, "after")))
        : new Row(horizon, place, null);
  }

  /** The last event of each organization that has any. */
  Map<String, EventCursor> newest(Unscoped all, Collection<String> organizations) {
    return all
        .query(
            """
            SELECT wanted.id AS organization, newest.*
            FROM unnest(:organizations::text[]) AS wanted (id)
            CROSS JOIN LATERAL (
              SELECT era, transaction_id::text::bigint AS transaction, id FROM events
              WHERE organization_id = wanted.id AND %s
              ORDER BY events.era DESC, events.transaction_id DESC, events.id DESC
              LIMIT 1) AS newest
            """
                .formatted(SETTLED))
        .bind("organizations", organizations.toArray(String[]::new))
        .map((row, context) -> Map.entry(row.getString("organization"), place(row)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Begins an era if there are events of transactions that have not been yet: the database was
   * restored from a dump, and numbers of transactions began anew.
   */
  void beginEraAfterRestoring(Unscoped all) {
    if (isRestored(all)) {
      all.update("LOCK TABLE events IN ACCESS EXCLUSIVE MODE").execute();
      if (isRestored(all)) {
        int era =
            all.query("UPDATE installation SET event_era = event_era + 1 RETURNING event_era")
                .mapTo(int.class)
                .one();
        all.update("ALTER TABLE events ALTER COLUMN era SET DEFAULT " + era).execute();
      }
    }
  }

  private static boolean isRestored(Unscoped all) {
    return all.query(
            """
            SELECT EXISTS (
              SELECT FROM installation, organizations
              CROSS JOIN LATERAL (
                SELECT era, transaction_id FROM events
                WHERE organization_id = organizations.id
                ORDER BY events.era DESC, events.transaction_id DESC, events.id DESC
                LIMIT 1) AS newest
              WHERE newest.era = installation.event_era
                AND newest.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))
            """)
        .mapTo(boolean.class)
        .one();
  }

  private static EventCursor horizon(ResultSet row) throws SQLException {
    return new EventCursor(row.getInt("horizon_era"), row.getLong("horizon"), 0);
  }

  private static EventCursor place(ResultSet row) throws SQLException {
    return new EventCursor(row.getInt("era"), row.getLong("transaction"), row.getLong("id"));
  }
}
