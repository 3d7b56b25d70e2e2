package org.clew.server.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** Projects. */
public final class ProjectStore {
  private static final String COUNTS =
      """
      , LATERAL (
        SELECT coalesce(sum(pending), 0) AS pending, coalesce(sum(tracing_time), 0) AS tracing_time
        FROM pools JOIN pool_counts ON pool_counts.pool_id = pools.id
        WHERE pools.project_id = projects.id) AS counts
      """;
  private static final String SELECT =
      """
      SELECT projects.*, teams.name AS team_name, counts.pending, counts.tracing_time
      FROM projects JOIN teams ON teams.id = projects.team_id
      """
          + COUNTS
          + " WHERE projects.organization_id = :organization AND projects.deleted IS NULL ";

  /** Over the table of projects. */
  public ProjectStore() {}

  /** A project that is not deleted. */
  public Optional<ProjectRow> byId(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + "AND projects.id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** The same by name. */
  public Optional<ProjectRow> byName(Scope scope, String name) {
    return scope
        .query(SELECT + "AND projects.name = :name")
        .bind("name", name)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Projects by name, kept from being changed or deleted until the transaction ends. */
  public List<ProjectRow> keepByNames(Scope scope, Collection<String> names) {
    return scope
        .query(
            SELECT + "AND projects.name = ANY(:names) ORDER BY projects.id FOR SHARE OF projects")
        .bind("names", names.toArray(String[]::new))
        .map((row, context) -> read(row))
        .list();
  }

  /** The same, locked for a change, a deletion, or work on all its tasks. */
  public Optional<ProjectRow> lock(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + "AND projects.id = :id FOR NO KEY UPDATE OF projects")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** The projects of some teams, and those that the asking user owns, oldest first. */
  List<ProjectRow> list(Scope scope, Teams teams, ObjectId owner) {
    return scope
        .query(
            SELECT
                + """
                AND (:all OR projects.team_id = ANY(:teams::text[]) OR projects.owner_id = :owner)
                ORDER BY projects.created, projects.id
                """)
        .bind("all", teams.all())
        .bind("teams", Columns.idArray(teams.ids()))
        .bind("owner", owner)
        .map((row, context) -> read(row))
        .list();
  }

  /** The projects that have tasks of a type, oldest first. */
  List<ProjectRow> ofTaskType(Scope scope, ObjectId taskType) {
    return scope
        .query(
            SELECT
                + """
                AND projects.id IN (
                  SELECT project_id FROM tasks WHERE task_type_id = :type AND deleted IS NULL)
                ORDER BY projects.created, projects.id
                """)
        .bind("type", taskType)
        .map((row, context) -> read(row))
        .list();
  }

  /** False if another project has the name. */
  boolean insert(Scope scope, ProjectRow project, Instant now) {
    return scope
            .update(
                """
                INSERT INTO projects (id, organization_id, team_id, owner_id, name, priority,
                  paused, expected_time, is_blacklisted_from_report, created)
                SELECT :id, :organization, id, :owner, :name, :priority, :paused, :expectedTime,
                  :blacklisted, :now
                FROM teams
                WHERE id = :team AND organization_id = :organization AND deleted IS NULL
                FOR SHARE
                ON CONFLICT (organization_id, name) WHERE deleted IS NULL DO NOTHING
                """)
            .bind("id", project.id())
            .bind("team", project.team())
            .bind("owner", project.owner())
            .bind("name", project.name())
            .bind("priority", project.priority())
            .bind("paused", project.paused())
            .bind("expectedTime", project.expectedTime())
            .bind("blacklisted", project.isBlacklistedFromReport())
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  void update(Scope scope, ProjectRow project) {
    scope
        .update(
            """
            UPDATE projects SET team_id = :team, owner_id = :owner, priority = :priority,
              paused = :paused, expected_time = :expectedTime,
              is_blacklisted_from_report = :blacklisted
            WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", project.id())
        .bind("team", project.team())
        .bind("owner", project.owner())
        .bind("priority", project.priority())
        .bind("paused", project.paused())
        .bind("expectedTime", project.expectedTime())
        .bind("blacklisted", project.isBlacklistedFromReport())
        .execute();
  }

  /** Deletes the project itself; its tasks go with it elsewhere. */
  public void delete(Scope scope, ObjectId id, Instant now) {
    scope
        .update(
            """
            UPDATE projects SET deleted = :now WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .execute();
  }

  /** Whether the organization has a user, active or not. */
  boolean isUser(Scope scope, ObjectId user) {
    return scope
        .query(
            """
            SELECT EXISTS (
              SELECT FROM users WHERE id = :user AND organization_id = :organization)
            """)
        .bind("user", user)
        .mapTo(boolean.class)
        .one();
  }

  private static ProjectRow read(ResultSet row) throws SQLException {
    return new ProjectRow(
        Columns.id(row, "id"),
        row.getString("name"),
        Columns.id(row, "team_id"),
        row.getString("team_name"),
        Columns.id(row, "owner_id"),
        row.getLong("priority"),
        row.getBoolean("paused"),
        Columns.optionalLong(row, "expected_time"),
        row.getBoolean("is_blacklisted_from_report"),
        Columns.millis(row, "created"),
        row.getLong("pending"),
        row.getLong("tracing_time"));
  }
}
