package org.clew.server.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What reports to look at are made of: one statement each, however many tasks there are. */
final class LookStore {
  private static final String ACTIVE =
      """
      FROM annotations
      JOIN projects ON projects.id = annotations.project_id
      JOIN users ON users.id = annotations.user_id
      WHERE annotations.organization_id = :organization AND annotations.state = 'Active'
        AND annotations.deleted IS NULL AND (:all OR projects.team_id = ANY(:teams::text[]))
        AND (:project::text IS NULL OR annotations.project_id = :project)
      """;

  /** Who works on what, by name and project. */
  List<Share> shares(Scope scope, Teams teams, @Nullable ObjectId project) {
    return scope
        .query(
            """
            SELECT work.*, accounts.email
            FROM (
              SELECT users.id AS user_id, users.account_id, users.last_name,
                concat_ws(' ', users.first_name, users.last_name) AS user_name,
                projects.id AS project_id, projects.name AS project_name,
                count(*) AS tasks, max(annotations.modified) AS modified,
                coalesce(sum(annotations.tracing_time), 0) AS tracing_time
            """
                + ACTIVE
                + """
                  GROUP BY users.id, projects.id) AS work
                JOIN accounts ON accounts.id = work.account_id
                ORDER BY lower(work.last_name), work.user_id, work.project_name
                """)
        .bind("all", teams.all())
        .bind("teams", Columns.idArray(teams.ids()))
        .bind("project", project == null ? null : project.value())
        .map((row, context) ->
            new Share(
                Columns.id(row, "user_id"),
                row.getString("user_name"),
                row.getString("email"),
                Columns.id(row, "project_id"),
                row.getString("project_name"),
                row.getLong("tasks"),
                Columns.instant(row, "modified"),
                row.getLong("tracing_time")))
        .list();
  }

  /** Those that were not changed for longest first. */
  List<ActiveTask> active(
      Scope scope,
      Teams teams,
      @Nullable ObjectId user,
      @Nullable Instant unchangedSince,
      int limit) {
    return scope
        .query(
            """
            SELECT annotations.*, concat_ws(' ', users.first_name, users.last_name) AS user_name,
              projects.name AS project_name, projects.expected_time,
              task_types.summary, datasets.name AS dataset_name
            FROM annotations
            JOIN projects ON projects.id = annotations.project_id
            JOIN users ON users.id = annotations.user_id
            JOIN tasks ON tasks.id = annotations.task_id
            JOIN task_types ON task_types.id = tasks.task_type_id
            JOIN datasets ON datasets.id = annotations.dataset_id
            WHERE annotations.organization_id = :organization AND annotations.state = 'Active'
              AND annotations.deleted IS NULL AND (:all OR projects.team_id = ANY(:teams::text[]))
              AND (:user::text IS NULL OR annotations.user_id = :user)
              AND (:since::timestamptz IS NULL OR annotations.modified < :since)
            ORDER BY annotations.modified, annotations.id
            LIMIT :limit
            """)
        .bind("all", teams.all())
        .bind("teams", Columns.idArray(teams.ids()))
        .bind("user", user == null ? null : user.value())
        .bind("since", unchangedSince == null ? null : Columns.moment(unchangedSince))
        .bind("limit", limit)
        .map((row, context) -> read(row))
        .list();
  }

  private static ActiveTask read(ResultSet row) throws SQLException {
    return new ActiveTask(
        Columns.id(row, "id"),
        Columns.id(row, "task_id"),
        Columns.id(row, "user_id"),
        row.getString("user_name"),
        Columns.id(row, "project_id"),
        row.getString("project_name"),
        row.getString("summary"),
        row.getString("dataset_name"),
        Columns.instant(row, "created"),
        Columns.instant(row, "modified"),
        row.getLong("tracing_time"),
        Columns.optionalLong(row, "expected_time"));
  }

  /** How many active tasks users have, of those who have any. */
  Map<ObjectId, Long> activeCounts(Scope scope, Collection<ObjectId> users) {
    Map<ObjectId, Long> counts = new HashMap<>();
    scope
        .query(
            """
            SELECT user_id, count(*) AS tasks FROM annotations
            WHERE user_id = ANY(:users::text[]) AND organization_id = :organization
              AND state = 'Active' AND task_id IS NOT NULL AND deleted IS NULL
            GROUP BY user_id
            """)
        .bind("users", Columns.idArray(users))
        .map((row, context) -> Map.entry(Columns.id(row, "user_id"), row.getLong("tasks")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /** The tasks of some task types; those without any are left out. */
  Map<ObjectId, TaskCounts> countsOfTypes(Scope scope, Collection<ObjectId> types) {
    return counts(
        scope
            .query(
                """
                SELECT task_type_id AS id, count(*) AS tasks, sum(pending) AS pending,
                  sum(active) AS active, sum(finished) AS finished
                FROM tasks
                WHERE task_type_id = ANY(:types::text[]) AND organization_id = :organization
                  AND deleted IS NULL
                GROUP BY task_type_id
                """)
            .bind("types", Columns.idArray(types)));
  }

  /** The tasks of some scripts; those without any are left out. */
  Map<ObjectId, TaskCounts> countsOfScripts(Scope scope, Collection<ObjectId> scripts) {
    return counts(
        scope
            .query(
                """
                SELECT script_id AS id, count(*) AS tasks, sum(pending) AS pending,
                  sum(active) AS active, sum(finished) AS finished
                FROM tasks
                WHERE script_id = ANY(:scripts::text[]) AND organization_id = :organization
                  AND deleted IS NULL
                GROUP BY script_id
                """)
            .bind("scripts", Columns.idArray(scripts)));
  }

  private static Map<ObjectId, TaskCounts> counts(Query query) {
    Map<ObjectId, TaskCounts> counts = new HashMap<>();
    query
        .map((row, context) ->
            Map.entry(
                Columns.id(row, "id"),
                new TaskCounts(
                    row.getLong("tasks"),
                    row.getLong("pending"),
                    row.getLong("active"),
                    row.getLong("finished"))))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /** Of users of some teams, and the asking one, by name and project. */
  List<Hours> hours(Scope scope, Teams listed, ObjectId self, Instant start, Instant end) {
    return scope
        .query(
            """
            SELECT work.*, concat_ws(' ', users.first_name, users.last_name) AS user_name,
              accounts.email, coalesce(projects.name, '') AS project_name
            FROM (
              SELECT sums.user_id, annotations.project_id, sum(sums.millis) AS millis
              FROM (
                SELECT user_id, annotation_id, sum(millis) AS millis FROM time_spans
                WHERE organization_id = :organization AND created >= :start AND created < :end
                  AND millis > 0
                GROUP BY user_id, annotation_id) AS sums
              JOIN annotations ON annotations.id = sums.annotation_id
              GROUP BY sums.user_id, annotations.project_id) AS work
            JOIN users ON users.id = work.user_id
            JOIN accounts ON accounts.id = users.account_id
            LEFT JOIN projects ON projects.id = work.project_id
            WHERE NOT users.is_unlisted AND (:all OR users.id = :self OR EXISTS (
              SELECT FROM team_members
              WHERE team_members.user_id = users.id
                AND team_members.team_id = ANY(:listed::text[])))
            ORDER BY lower(users.last_name), users.id, project_name, work.project_id
            """)
        .bind("all", listed.all())
        .bind("listed", Columns.idArray(listed.ids()))
        .bind("self", self)
        .bind("start", Columns.moment(start))
        .bind("end", Columns.moment(end))
        .map((row, context) ->
            new Hours(
                Columns.id(row, "user_id"),
                row.getString("user_name"),
                row.getString("email"),
                Columns.optionalId(row, "project_id"),
                row.getString("project_name"),
                row.getLong("millis")))
        .list();
  }

  /**
   * Days on which something happened, oldest first; of tasks and instances that are still there.
   */
  List<ProgressDay> days(Scope scope, Collection<ObjectId> projects) {
    return scope
        .query(
            """
            WITH zone AS (SELECT time_zone FROM organizations WHERE id = :organization)
            SELECT project_id, day, sum(made) AS made, sum(finished) AS finished
            FROM (
              SELECT project_id, (created AT TIME ZONE (SELECT time_zone FROM zone))::date AS day,
                total AS made, 0 AS finished
              FROM tasks
              WHERE project_id = ANY(:projects::text[]) AND organization_id = :organization
                AND deleted IS NULL
              UNION ALL
              SELECT project_id, (finished AT TIME ZONE (SELECT time_zone FROM zone))::date, 0, 1
              FROM annotations
              WHERE project_id = ANY(:projects::text[]) AND organization_id = :organization
                AND state = 'Finished' AND deleted IS NULL) AS happened
            GROUP BY project_id, day
            ORDER BY day, project_id
            """)
        .bind("projects", Columns.idArray(projects))
        .map((row, context) ->
            new ProgressDay(
                Columns.id(row, "project_id"),
                row.getObject("day", LocalDate.class),
                row.getLong("made"),
                row.getLong("finished")))
        .list();
  }
}
