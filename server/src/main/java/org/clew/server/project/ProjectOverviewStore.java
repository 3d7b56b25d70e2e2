package org.clew.server.project;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** Projects with how far they are. */
final class ProjectOverviewStore {
  private static final String SELECT =
      """
      SELECT projects.*, teams.name AS team_name, counts.*,
        concat_ws(' ', users.first_name, users.last_name) AS owner
      FROM projects
      JOIN teams ON teams.id = projects.team_id
      JOIN users ON users.id = projects.owner_id
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(tasks), 0) AS tasks, coalesce(sum(pending), 0) AS pending,
          coalesce(sum(active), 0) AS active, coalesce(sum(finished), 0) AS finished,
          coalesce(sum(tracing_time), 0) AS tracing_time
        FROM pools JOIN pool_counts ON pool_counts.pool_id = pools.id
        WHERE pools.project_id = projects.id) AS counts
      WHERE projects.organization_id = :organization AND projects.deleted IS NULL
        AND (:all OR projects.team_id = ANY(:teams::text[]) OR projects.owner_id = :self)
        AND (:team::text IS NULL OR projects.team_id = :team)
        AND (:paused::boolean IS NULL OR projects.paused = :paused)
        AND (:text = ''
          OR strpos(lower(projects.name), lower(:text)) > 0
          OR strpos(lower(teams.name), lower(:text)) > 0
          OR strpos(lower(concat_ws(' ', users.first_name, users.last_name)), lower(:text)) > 0)
      """;

  List<ProjectOverview> find(Scope scope, Teams teams, ObjectId self, ProjectSearch search) {
    String order = search.order().sql() + (search.isDescending() ? " DESC" : "");
    ObjectId team = search.team();
    return scope
        .query(
            SELECT
                + " ORDER BY "
                + order
                + ", lower(projects.name), projects.id LIMIT :limit OFFSET :offset")
        .bind("all", teams.all())
        .bind("teams", Columns.idArray(teams.ids()))
        .bind("self", self)
        .bind("team", team == null ? null : team.value())
        .bind("paused", search.isPaused())
        .bind("text", search.text())
        .bind("limit", search.limit())
        .bind("offset", search.offset())
        .map((row, context) ->
            new ProjectOverview(
                Columns.id(row, "id"),
                row.getString("name"),
                Columns.id(row, "team_id"),
                row.getString("team_name"),
                row.getString("owner"),
                row.getLong("priority"),
                row.getBoolean("paused"),
                Columns.optionalLong(row, "expected_time"),
                Columns.millis(row, "created"),
                row.getLong("tasks"),
                row.getLong("pending"),
                row.getLong("active"),
                row.getLong("finished"),
                row.getLong("tracing_time")))
        .list();
  }
}
