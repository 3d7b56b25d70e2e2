package org.clew.server.tasktype;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.wire.WireTaskType;
import org.clew.model.wire.WireTaskTypeSettings;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.SomeIds;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Task types. */
public final class TaskTypeStore {
  private static final String SELECT =
      """
      SELECT task_types.*, teams.name AS team_name
      FROM task_types JOIN teams ON teams.id = task_types.team_id
      WHERE task_types.organization_id = :organization AND task_types.deleted IS NULL
      """;

  private static final String LISTED =
      SELECT + " AND (:all OR task_types.team_id = ANY(:teams::text[])) ";

  /** Over the table of task types. */
  public TaskTypeStore() {}

  /** A task type that is not deleted. */
  public Optional<WireTaskType> byId(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND task_types.id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** The same, kept from being changed or deleted until the transaction ends. */
  public Optional<WireTaskType> keep(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND task_types.id = :id FOR SHARE OF task_types")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** Several by id. */
  public Map<ObjectId, WireTaskType> byIds(Scope scope, Collection<ObjectId> ids) {
    SomeIds some = new SomeIds(ids);
    return scope
        .query(SELECT + " AND " + some.among("task_types.id"))
        .bind("ids", some.parameter())
        .map((row, context) -> read(row))
        .collect(Collectors.toMap(WireTaskType::id, type -> type));
  }

  /** Several by id or summary. */
  public List<WireTaskType> byIdsOrSummaries(Scope scope, Collection<String> wanted) {
    return scope
        .query(
            SELECT
                + """
                AND (task_types.id = ANY(:wanted::text[]) OR task_types.summary = ANY(:wanted::text[]))
                """)
        .bind("wanted", wanted.toArray(String[]::new))
        .map((row, context) -> read(row))
        .list();
  }

  /** Several by id, kept from being changed or deleted until the transaction ends. */
  public List<WireTaskType> keepByIds(Scope scope, Collection<ObjectId> ids) {
    return scope
        .query(
            SELECT
                + " AND task_types.id = ANY(:ids::text[]) ORDER BY task_types.id FOR SHARE OF task_types")
        .bind("ids", Columns.idArray(ids))
        .map((row, context) -> read(row))
        .list();
  }

  /** The same, locked for a change or a deletion. */
  public Optional<WireTaskType> lock(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND task_types.id = :id FOR NO KEY UPDATE OF task_types")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  Part<WireTaskType> list(Scope scope, Teams teams, Page page) {
    List<WireTaskType> rows =
        bound(
                scope.query(
                    LISTED
                        + """
                        AND (:after::text IS NULL OR task_types.id > :after)
                        ORDER BY task_types.id LIMIT :limit OFFSET :offset
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
    return Part.of(page, rows, WireTaskType::id, total);
  }

  private static Query bound(Query query, Teams teams) {
    return query.bind("all", teams.all()).bind("teams", Columns.idArray(teams.ids()));
  }

  boolean isSummaryTaken(Scope scope, String summary) {
    return scope
        .query(
            """
            SELECT EXISTS (
              SELECT FROM task_types
              WHERE organization_id = :organization AND summary = :summary AND deleted IS NULL)
            """)
        .bind("summary", summary)
        .mapTo(boolean.class)
        .one();
  }

  /** False if another task type has the name. */
  boolean insert(Scope scope, WireTaskType type, Instant now) {
    return bound(
                scope.update(
                    """
                    INSERT INTO task_types (id, organization_id, team_id, summary, description,
                      tracing_type, settings, recommended_configuration, created)
                    SELECT :id, :organization, id, :summary, :description, :tracingType,
                      :settings::jsonb, :configuration::jsonb, :now
                    FROM teams
                    WHERE id = :team AND organization_id = :organization AND deleted IS NULL
                    FOR SHARE
                    ON CONFLICT (organization_id, summary) WHERE deleted IS NULL DO NOTHING
                    """),
                type)
            .bind("tracingType", type.tracingType().toString())
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  void update(Scope scope, WireTaskType type) {
    bound(
            scope.update(
                """
                UPDATE task_types SET team_id = :team, summary = :summary,
                  description = :description, settings = :settings::jsonb,
                  recommended_configuration = :configuration::jsonb
                WHERE id = :id AND organization_id = :organization
                """),
            type)
        .execute();
  }

  /** Deletes the type itself; its tasks go with it elsewhere. */
  public void delete(Scope scope, ObjectId id, Instant now) {
    scope
        .update(
            """
            UPDATE task_types SET deleted = :now WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .execute();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, WireTaskType type) {
    Map<String, Object> configuration = type.recommendedConfiguration();
    return statement
        .bind("id", type.id())
        .bind("team", type.teamId())
        .bind("summary", type.summary())
        .bind("description", type.description())
        .bind("settings", Columns.jsonText(type.settings()))
        .bind("configuration", configuration == null ? null : Columns.jsonText(configuration));
  }

  private static WireTaskType read(ResultSet row) throws SQLException {
    return new WireTaskType(
        Columns.id(row, "id"),
        row.getString("summary"),
        row.getString("description"),
        Columns.id(row, "team_id"),
        row.getString("team_name"),
        Columns.json(row, "settings", WireTaskTypeSettings.class),
        Columns.optionalObject(row, "recommended_configuration"),
        Columns.enumOf(row, "tracing_type", TracingType.values()));
  }
}
