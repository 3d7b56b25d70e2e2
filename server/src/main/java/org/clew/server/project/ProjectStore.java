package org.clew.server.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireActiveUser;
import org.clew.model.wire.WireProjectStatus;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.jdbi.v3.core.statement.Query;

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

  private static final String LISTED =
      SELECT
          + """
          AND (:all OR projects.team_id = ANY(:teams::text[]) OR projects.owner_id = :owner)
          """;

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

  /** Projects by name or id. */
  public List<ProjectRow> byNamesOrIds(Scope scope, Collection<String> wanted) {
    return scope
        .query(
            SELECT
                + "AND (projects.name = ANY(:wanted::text[]) OR projects.id = ANY(:wanted::text[]))")
        .bind("wanted", wanted.toArray(String[]::new))
        .map((row, context) -> read(row))
        .list();
  }

  /** Projects by id, kept from being changed or deleted until the transaction ends. */
  public List<ProjectRow> keepByIds(Scope scope, Collection<ObjectId> ids) {
    return scope
        .query(
            SELECT
                + "AND projects.id = ANY(:ids::text[]) ORDER BY projects.id FOR SHARE OF projects")
        .bind("ids", Columns.idArray(ids))
        .map((row, context) -> read(row))
        .list();
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
  Part<ProjectRow> list(Scope scope, Teams teams, ObjectId owner, Page page) {
    List<ProjectRow> rows =
        bound(
                scope.query(
                    LISTED
                        + """
                        AND (:after::text IS NULL OR (projects.created, projects.id) > (
                          SELECT created, id FROM projects WHERE id = :after))
                        ORDER BY projects.created, projects.id LIMIT :limit OFFSET :offset
                        """),
                teams,
                owner)
            .bind("after", page.afterText())
            .bind("limit", page.limitAndOne())
            .bind("offset", page.offset())
            .map((row, context) -> read(row))
            .list();
    OptionalLong total =
        page.total(() ->
            bound(scope.query("SELECT count(*) FROM (" + LISTED + ") AS found"), teams, owner)
                .mapTo(long.class)
                .one());
    return Part.of(page, rows, ProjectRow::id, total);
  }

  private static Query bound(Query query, Teams teams, ObjectId owner) {
    return query
        .bind("all", teams.all())
        .bind("teams", Columns.idArray(teams.ids()))
        .bind("owner", owner);
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

  /** Who works on tasks of a project at the moment, by name. */
  List<WireActiveUser> usersWithActiveTasks(Scope scope, ObjectId project) {
    return scope
        .query(
            """
            SELECT accounts.email, users.first_name, users.last_name, work.tasks
            FROM (
              SELECT user_id, count(*) AS tasks FROM annotations
              WHERE project_id = :project AND organization_id = :organization
                AND state = 'Active' AND deleted IS NULL
              GROUP BY user_id) AS work
            JOIN users ON users.id = work.user_id
            JOIN accounts ON accounts.id = users.account_id
            ORDER BY lower(users.last_name), users.id
            """)
        .bind("project", project)
        .map((row, context) ->
            new WireActiveUser(
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getInt("tasks")))
        .list();
  }

  /** How far a project is: sums over its pools, however many tasks it has. */
  WireProjectStatus status(Scope scope, ObjectId project) {
    return scope
        .query(
            """
            SELECT coalesce(sum(tasks), 0) AS tasks, coalesce(sum(open_tasks), 0) AS open_tasks,
              coalesce(sum(pending), 0) AS pending, coalesce(sum(active), 0) AS active,
              coalesce(sum(finished), 0) AS finished,
              coalesce(sum(tracing_time), 0) AS tracing_time
            FROM pools JOIN pool_counts ON pool_counts.pool_id = pools.id
            WHERE pools.project_id = :project AND pools.organization_id = :organization
            """)
        .bind("project", project)
        .map((row, context) ->
            new WireProjectStatus(
                project,
                row.getLong("tasks"),
                row.getLong("open_tasks"),
                row.getLong("pending"),
                row.getLong("active"),
                row.getLong("finished"),
                row.getLong("tracing_time")))
        .one();
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
