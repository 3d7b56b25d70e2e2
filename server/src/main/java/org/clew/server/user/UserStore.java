package org.clew.server.user;

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
import org.clew.model.wire.WireCompactUser;
import org.clew.server.auth.CurrentUserStore;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.db.SomeIds;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.core.type.TypeReference;

/** Users, read. */
public final class UserStore {
  private static final TypeReference<Map<String, Integer>> EXPERIENCES = new TypeReference<>() {};
  private static final TypeReference<Map<String, Object>> INFOS = new TypeReference<>() {};
  private static final String FROM =
      """
      FROM users JOIN accounts ON accounts.id = users.account_id
      WHERE users.organization_id = :organization
      """;
  static final String SELECT =
      """
      SELECT users.*, accounts.email, accounts.is_super_user, accounts.selected_theme,
        accounts.novel_user_experience_infos,
        (SELECT coalesce(json_object_agg(domain, value ORDER BY domain), '{}')
         FROM experiences WHERE experiences.user_id = users.id) AS experiences,
      """
          + CurrentUserStore.TEAMS_COLUMN
          + FROM;
  private static final String COMPACT = "SELECT " + CurrentUserStore.COLUMNS + FROM;

  /** Of some teams: those that the asking user may edit, which is what a filter can ask for. */
  private static final String LISTED =
      SELECT
          + """
          AND NOT users.is_unlisted
          AND (:all OR users.id = :self OR %1$s)
          AND (:isEditable::boolean IS NULL OR :isEditable::boolean = (:all OR %1$s))
          AND (:isTeamManagerOrAdmin::boolean IS NULL
            OR :isTeamManagerOrAdmin::boolean = (users.is_admin OR EXISTS (
              SELECT FROM team_members
              WHERE team_members.user_id = users.id AND team_members.is_team_manager)))
          AND (:isAdmin::boolean IS NULL OR :isAdmin::boolean = users.is_admin)
          """
              .formatted(
                  """
                  EXISTS (
                    SELECT FROM team_members
                    WHERE team_members.user_id = users.id
                      AND team_members.team_id = ANY(:teams::text[]))
                  """);

  /** Over the tables of users. */
  public UserStore() {}

  Optional<UserRow> byId(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND users.id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  List<UserRow> byIds(Scope scope, Collection<ObjectId> ids) {
    return scope
        .query(SELECT + " AND users.id = ANY(:ids::text[])")
        .bind("ids", Columns.idArray(ids))
        .map((row, context) -> read(row))
        .list();
  }

  /** The users of some teams and the asking user, as far as the filter admits them, by name. */
  Part<UserRow> list(Scope scope, Teams teams, ObjectId self, Users.Filter filter, Page page) {
    List<UserRow> rows =
        bound(
                scope.query(
                    LISTED
                        + """
                        AND (:after::text IS NULL OR (lower(users.last_name), users.id) > (
                          SELECT lower(last_name), id FROM users WHERE id = :after))
                        ORDER BY lower(users.last_name), users.id LIMIT :limit OFFSET :offset
                        """),
                teams,
                self,
                filter)
            .bind("after", page.afterText())
            .bind("limit", page.limitAndOne())
            .bind("offset", page.offset())
            .map((row, context) -> read(row))
            .list();
    OptionalLong total =
        page.total(() ->
            bound(
                    scope.query("SELECT count(*) FROM (" + LISTED + ") AS found"),
                    teams,
                    self,
                    filter)
                .mapTo(long.class)
                .one());
    return Part.of(page, rows, UserRow::id, total);
  }

  private static Query bound(Query query, Teams teams, ObjectId self, Users.Filter filter) {
    return query
        .bind("all", teams.all())
        .bind("self", self)
        .bind("teams", Columns.idArray(teams.ids()))
        .bind("isEditable", filter.isEditable())
        .bind("isTeamManagerOrAdmin", filter.isTeamManagerOrAdmin())
        .bind("isAdmin", filter.isAdmin());
  }

  /** Users as owners of things, by id. */
  public Map<ObjectId, WireCompactUser> compact(Scope scope, Collection<ObjectId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    SomeIds some = new SomeIds(ids);
    return scope
        .query(COMPACT + " AND " + some.among("users.id"))
        .bind("ids", some.parameter())
        .map((row, context) -> CurrentUserStore.read(row).compact())
        .collect(Collectors.toMap(WireCompactUser::id, user -> user));
  }

  /** Keeps the last sign of life, to the minute: reading must not write each time. */
  void touch(Scope scope, ObjectId id, Instant now) {
    scope
        .update(
            """
            UPDATE users SET last_activity = :now
            WHERE id = :id AND organization_id = :organization
              AND last_activity < :now - INTERVAL '1 minute'
            """)
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .execute();
  }

  static UserRow read(ResultSet row) throws SQLException {
    return new UserRow(
        Columns.id(row, "id"),
        Columns.id(row, "account_id"),
        row.getString("organization_id"),
        row.getString("email"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getBoolean("is_admin"),
        row.getBoolean("is_organization_owner"),
        row.getBoolean("is_dataset_manager"),
        row.getBoolean("is_active"),
        row.getBoolean("is_super_user"),
        row.getBoolean("is_unlisted"),
        CurrentUserStore.teams(row),
        Columns.json(row, "experiences", EXPERIENCES),
        Columns.millis(row, "last_activity"),
        Columns.millis(row, "created"),
        Columns.optionalId(row, "last_task_type_id"),
        row.getString("selected_theme"),
        Columns.json(row, "novel_user_experience_infos", INFOS));
  }
}
