package org.clew.server.team;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.jdbi.v3.core.statement.Query;

/** Teams. */
public final class TeamStore {
  private static final String SELECT =
      """
      SELECT id, name, organization_id, is_organization_team
      FROM teams
      WHERE organization_id = :organization AND deleted IS NULL
      """;

  private static final String LISTED = SELECT + " AND (:all OR id = ANY(:teams::text[])) ";

  /** Over the table of teams. */
  public TeamStore() {}

  /** What keeps a team from being deleted. */
  record References(int projects, int taskTypes, int annotations) {}

  /** A team that is not deleted. */
  public Optional<WireTeam> byId(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  Part<WireTeam> list(Scope scope, Teams teams, Page page) {
    List<WireTeam> rows =
        bound(
                scope.query(
                    LISTED
                        + """
                        AND (:after::text IS NULL OR id > :after)
                        ORDER BY id LIMIT :limit OFFSET :offset
                        """),
                teams)
            .bind("after", page.afterText())
            .bind("limit", page.limitAndOne())
            .bind("offset", page.offset())
            .map((row, context) -> read(row))
            .list();
    OptionalLong total =
        page.total(() ->
            bound(scope.query("SELECT count(*) FROM (" + LISTED + ") AS found"), teams)
                .mapTo(long.class)
                .one());
    return Part.of(page, rows, WireTeam::id, total);
  }

  private static Query bound(Query query, Teams teams) {
    return query.bind("all", teams.all()).bind("teams", Columns.idArray(teams.ids()));
  }

  /** False if another team has the name. */
  boolean insert(Scope scope, WireTeam team, Instant now) {
    return scope
            .update(
                """
                INSERT INTO teams (id, organization_id, name, is_organization_team, created)
                VALUES (:id, :organization, :name, :isOrganizationTeam, :now)
                ON CONFLICT (organization_id, name) WHERE deleted IS NULL DO NOTHING
                """)
            .bind("id", team.id())
            .bind("name", team.name())
            .bind("isOrganizationTeam", team.isOrganizationTeam())
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  Optional<WireTeam> lock(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND id = :id FOR NO KEY UPDATE")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  References references(Scope scope, ObjectId id) {
    return scope
        .query(
            """
            SELECT
              (SELECT count(*) FROM projects
               WHERE team_id = :id AND organization_id = :organization AND deleted IS NULL)
                AS projects,
              (SELECT count(*) FROM task_types WHERE team_id = :id AND deleted IS NULL)
                AS task_types,
              (SELECT count(*) FROM annotations JOIN projects ON projects.id = annotations.project_id
               WHERE projects.team_id = :id AND annotations.deleted IS NULL) AS annotations
            """)
        .bind("id", id)
        .map((row, context) ->
            new References(
                row.getInt("projects"), row.getInt("task_types"), row.getInt("annotations")))
        .one();
  }

  void delete(Scope scope, ObjectId id, Instant now) {
    scope
        .update(
            """
            WITH members AS (DELETE FROM team_members WHERE team_id = :id),
              datasets AS (DELETE FROM dataset_teams WHERE team_id = :id),
              shares AS (DELETE FROM annotation_teams WHERE team_id = :id)
            UPDATE teams SET deleted = :now WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .execute();
  }

  private static WireTeam read(ResultSet row) throws SQLException {
    return new WireTeam(
        Columns.id(row, "id"),
        row.getString("name"),
        row.getString("organization_id"),
        row.getBoolean("is_organization_team"));
  }
}
