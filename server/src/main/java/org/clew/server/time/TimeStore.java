package org.clew.server.time;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotationTime;
import org.clew.model.wire.WireLoggedTime;
import org.clew.model.wire.WireTimeSpan;
import org.clew.model.wire.WireUserTime;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Spans of work, read and added up. */
final class TimeStore {
  /** Which annotations; written so that each condition can be left out. */
  private static final String ASKED =
      """
       AND annotations.typ = ANY(:types)
      AND (cardinality(:states::text[]) = 0 OR annotations.state = ANY(:states))
      AND (cardinality(:projects::text[]) = 0 OR annotations.project_id = ANY(:projects::text[]))
      """;

  private static final String OF_USER =
      """
      WHERE time_spans.user_id = :user AND time_spans.organization_id = :organization
        AND time_spans.created >= :start AND time_spans.created < :end AND time_spans.millis > 0
      """;

  /** By months of the organization’s time zone, oldest first. */
  List<WireLoggedTime.Interval> byMonth(Scope scope, ObjectId user) {
    return scope
        .query(
            """
            SELECT extract(month FROM month)::integer AS month,
              extract(year FROM month)::integer AS year, sum(millis) AS millis
            FROM (
              SELECT date_trunc('month', created AT TIME ZONE (
                  SELECT time_zone FROM organizations WHERE id = :organization)) AS month, millis
              FROM time_spans
              WHERE user_id = :user AND organization_id = :organization AND millis > 0) AS spans
            GROUP BY spans.month
            ORDER BY spans.month
            """)
        .bind("user", user)
        .map((row, context) ->
            new WireLoggedTime.Interval(
                new WireLoggedTime.Month(row.getInt("month"), row.getInt("year")),
                row.getLong("millis") / 1000))
        .list();
  }

  /** Oldest first. */
  List<WireTimeSpan> spans(Scope scope, ObjectId user, TimeFilter filter) {
    String sql =
        """
        SELECT time_spans.id, time_spans.user_id, accounts.email,
          datasets.organization_id AS dataset_organization, datasets.name AS dataset_name,
          annotations.id AS annotation_id, annotations.state, annotations.task_id,
          projects.name AS project_name, task_types.id AS task_type_id, task_types.summary,
          time_spans.created, time_spans.millis
        FROM time_spans
        JOIN users ON users.id = time_spans.user_id
        JOIN accounts ON accounts.id = users.account_id
        JOIN annotations ON annotations.id = time_spans.annotation_id
        JOIN datasets ON datasets.id = annotations.dataset_id
        LEFT JOIN projects ON projects.id = annotations.project_id
        LEFT JOIN tasks ON tasks.id = annotations.task_id
        LEFT JOIN task_types ON task_types.id = tasks.task_type_id
        """
            + OF_USER
            + ASKED
            + " ORDER BY time_spans.created, time_spans.id";
    return asked(scope.query(sql), filter)
        .bind("user", user)
        .map((row, context) ->
            new WireTimeSpan(
                Columns.id(row, "user_id"),
                row.getString("email"),
                row.getString("dataset_organization"),
                row.getString("dataset_name"),
                Columns.id(row, "annotation_id"),
                Columns.enumOf(row, "state", AnnotationState.values()),
                Columns.optionalId(row, "task_id"),
                row.getString("project_name"),
                Columns.optionalId(row, "task_type_id"),
                row.getString("summary"),
                Columns.id(row, "id"),
                Columns.millis(row, "created"),
                row.getLong("millis")))
        .list();
  }

  /** By annotation, in the order of their ids. */
  List<WireAnnotationTime> byAnnotation(Scope scope, ObjectId user, TimeFilter filter) {
    String sql =
        """
        SELECT annotations.id, annotations.task_id, projects.name AS project_name, sums.millis,
          jsonb_array_length(annotations.layers) AS layers
        FROM (
          SELECT annotation_id, sum(millis) AS millis FROM time_spans
        """
            + OF_USER
            + """
              GROUP BY annotation_id) AS sums
            JOIN annotations ON annotations.id = sums.annotation_id
            LEFT JOIN projects ON projects.id = annotations.project_id
            WHERE true
            """
            + ASKED
            + " ORDER BY annotations.id";
    return asked(scope.query(sql), filter)
        .bind("user", user)
        .map((row, context) ->
            new WireAnnotationTime(
                Columns.id(row, "id"),
                Columns.optionalId(row, "task_id"),
                row.getString("project_name"),
                row.getLong("millis"),
                Collections.nCopies(row.getInt("layers"), Map.of())))
        .list();
  }

  /**
   * By user, in the order of their names.
   *
   * @param listed the teams whose users the asking user may list, besides themselves
   * @param teams of which the users are, or they are admins; none means any
   */
  List<WireUserTime> byUser(
      Scope scope, ObjectId self, Teams listed, List<ObjectId> teams, TimeFilter filter) {
    String sql =
        """
        SELECT users.id, users.first_name, users.last_name, accounts.email,
          sum(sums.millis) AS millis, count(*) AS annotations
        FROM users
        JOIN accounts ON accounts.id = users.account_id
        JOIN (
          SELECT user_id, annotation_id, sum(millis) AS millis FROM time_spans
          WHERE organization_id = :organization AND created >= :start AND created < :end
            AND millis > 0
          GROUP BY user_id, annotation_id) AS sums ON sums.user_id = users.id
        JOIN annotations ON annotations.id = sums.annotation_id
        WHERE NOT users.is_unlisted
          AND (:all OR users.id = :self OR EXISTS (
            SELECT FROM team_members
            WHERE team_members.user_id = users.id
              AND team_members.team_id = ANY(:listed::text[])))
          AND (cardinality(:teams::text[]) = 0 OR users.is_admin OR EXISTS (
            SELECT FROM team_members
            WHERE team_members.user_id = users.id AND team_members.team_id = ANY(:teams::text[])))
        """
            + ASKED
            + """
            GROUP BY users.id, accounts.email
            ORDER BY lower(users.last_name), users.id
            """;
    return asked(scope.query(sql), filter)
        .bind("self", self)
        .bind("all", listed.all())
        .bind("listed", Columns.idArray(listed.ids()))
        .bind("teams", Columns.idArray(teams))
        .map((row, context) ->
            new WireUserTime(
                new WireUserTime.Who(
                    Columns.id(row, "id"),
                    row.getString("first_name"),
                    row.getString("last_name"),
                    row.getString("email")),
                row.getLong("millis"),
                row.getLong("annotations")))
        .list();
  }

  private static Query asked(Query query, TimeFilter filter) {
    return query
        .bind("start", Columns.moment(filter.start()))
        .bind("end", Columns.moment(filter.end()))
        .bind("types", filter.types().toArray(String[]::new))
        .bind("states", filter.states().toArray(String[]::new))
        .bind("projects", Columns.idArray(filter.projects()));
  }

  /**
   * An annotation, as far as its time is concerned.
   *
   * @param tracingTime in milliseconds; null until first logged
   */
  record Timed(ObjectId user, AnnotationState state, @Nullable Long tracingTime) {}

  Optional<Timed> timed(Scope scope, ObjectId annotation) {
    return scope
        .query(
            """
            SELECT user_id, state, tracing_time FROM annotations
            WHERE id = :id AND organization_id = :organization AND deleted IS NULL
            """)
        .bind("id", annotation)
        .map((row, context) ->
            new Timed(
                Columns.id(row, "user_id"),
                Columns.enumOf(row, "state", AnnotationState.values()),
                Columns.optionalLong(row, "tracing_time")))
        .findOne();
  }
}
