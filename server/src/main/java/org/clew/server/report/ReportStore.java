package org.clew.server.report;

import java.time.Instant;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireProjectProgress;
import org.clew.server.auth.CurrentUserStore;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;

/** What reports are made of. */
final class ReportStore {
  /**
   * Projects of a team that have tasks and in which something goes on or can: without those that
   * were paused before anybody began, and those that are through for long.
   *
   * @param recently since when a finished instance means that something goes on
   */
  List<WireProjectProgress> progress(Scope scope, ObjectId team, Instant recently) {
    return scope
        .query(
            """
            SELECT projects.name, projects.paused, projects.priority, counts.*
            FROM projects
            CROSS JOIN LATERAL (
              SELECT coalesce(sum(tasks), 0) AS tasks, coalesce(sum(pending), 0) AS pending,
                coalesce(sum(active), 0) AS active, coalesce(sum(finished), 0) AS finished,
                coalesce(sum(tracing_time), 0) AS tracing_time
              FROM pools JOIN pool_counts ON pool_counts.pool_id = pools.id
              WHERE pools.project_id = projects.id) AS counts
            WHERE projects.team_id = :team AND projects.organization_id = :organization
              AND projects.deleted IS NULL AND NOT projects.is_blacklisted_from_report
              AND counts.tasks > 0
              AND NOT (projects.paused AND counts.active = 0 AND counts.finished = 0)
              AND (
                (counts.pending > 0 AND NOT projects.paused)
                OR counts.active > 0
                OR EXISTS (
                  SELECT FROM annotations
                  WHERE annotations.project_id = projects.id AND annotations.state = 'Finished'
                    AND annotations.finished >= :recently AND annotations.deleted IS NULL))
            ORDER BY projects.priority DESC, projects.name
            """)
        .bind("team", team)
        .bind("recently", Columns.moment(recently))
        .map((row, context) -> {
          long pending = row.getLong("pending");
          long active = row.getLong("active");
          long finished = row.getLong("finished");
          return new WireProjectProgress(
              row.getString("name"),
              row.getBoolean("paused"),
              row.getLong("priority"),
              row.getLong("tasks"),
              pending + active + finished,
              pending,
              finished,
              active,
              row.getLong("tracing_time"));
        })
        .list();
  }

  /** Active and listed members of a team who neither manage it nor are admins, by name. */
  List<CurrentUser> annotators(Scope scope, ObjectId team) {
    return scope
        .query(
            """
            SELECT %s
            FROM team_members
            JOIN users ON users.id = team_members.user_id
            JOIN accounts ON accounts.id = users.account_id
            WHERE team_members.team_id = :team AND NOT team_members.is_team_manager
              AND users.organization_id = :organization
              AND users.is_active AND NOT users.is_unlisted AND NOT users.is_admin
            ORDER BY lower(users.last_name), lower(users.first_name), users.id
            """
                .formatted(CurrentUserStore.COLUMNS))
        .bind("team", team)
        .map((row, context) -> CurrentUserStore.read(row))
        .list();
  }
}
