package org.clew.server.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.auth.Right;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import tools.jackson.core.type.TypeReference;

/** Users as takers of tasks. */
final class TakerStore {
  private static final TypeReference<Map<String, Boolean>> TEAMS = new TypeReference<>() {};
  private static final String SELECT =
      """
      SELECT users.id, users.organization_id, accounts.email, users.first_name, users.last_name,
        users.is_admin, users.is_dataset_manager, users.is_active,
        (SELECT coalesce(json_object_agg(team_id, is_team_manager), '{}')
         FROM team_members WHERE team_members.user_id = users.id) AS teams
      FROM users JOIN accounts ON accounts.id = users.account_id
      WHERE users.organization_id = :organization
      """;

  Optional<Taker> byId(Scope scope, ObjectId id) {
    return scope
        .query(SELECT + " AND users.id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** The listed users of some teams, by name: up to one more than the page holds. */
  List<Taker> ofTeams(Scope scope, Right.Teams teams, Page page) {
    return scope
        .query(
            SELECT
                + """
                AND NOT users.is_unlisted
                AND (:all OR EXISTS (
                  SELECT FROM team_members
                  WHERE team_members.user_id = users.id
                    AND team_members.team_id = ANY(:teams::text[])))
                AND (:after::text IS NULL OR (lower(users.last_name), users.id) > (
                  SELECT lower(last_name), id FROM users WHERE id = :after))
                ORDER BY lower(users.last_name), users.id LIMIT :limit
                """)
        .bind("all", teams.all())
        .bind("teams", Columns.idArray(teams.ids()))
        .bind("after", page.afterText())
        .bind("limit", page.limitAndOne())
        .map((row, context) -> read(row))
        .list();
  }

  private static Taker read(ResultSet row) throws SQLException {
    Map<ObjectId, Boolean> teams = new HashMap<>();
    Columns.json(row, "teams", TEAMS)
        .forEach((team, isManager) -> teams.put(new ObjectId(team), isManager));
    return new Taker(
        new CurrentUser(
            Columns.id(row, "id"),
            row.getString("organization_id"),
            row.getString("email"),
            row.getString("first_name"),
            row.getString("last_name"),
            row.getBoolean("is_admin"),
            row.getBoolean("is_dataset_manager"),
            teams),
        row.getBoolean("is_active"));
  }
}
