package org.clew.server.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.clew.model.wire.WireTeamMembership;
import org.clew.server.db.Columns;
import org.clew.server.http.CurrentUser;
import tools.jackson.core.type.TypeReference;

/** Part of statements on users and their accounts: what rights need to know of a user. */
public final class CurrentUserStore {
  private static final TypeReference<List<WireTeamMembership>> TEAMS = new TypeReference<>() {};

  /** The teams of a user as a column. */
  public static final String TEAMS_COLUMN =
      """
      (SELECT coalesce(
         json_agg(
           json_build_object(
             'id', teams.id, 'name', teams.name, 'isTeamManager', memberships.is_team_manager)
           ORDER BY teams.id),
         '[]')
       FROM team_members AS memberships JOIN teams ON teams.id = memberships.team_id
       WHERE memberships.user_id = users.id) AS teams
      """;

  /** The columns that {@link #read} reads. */
  public static final String COLUMNS =
      """
      users.id, users.organization_id, accounts.email, users.first_name, users.last_name,
      users.is_admin, users.is_dataset_manager,
      """
          + TEAMS_COLUMN;

  private CurrentUserStore() {}

  /** A user as if they were asking. */
  public static CurrentUser read(ResultSet row) throws SQLException {
    return new CurrentUser(
        Columns.id(row, "id"),
        row.getString("organization_id"),
        row.getString("email"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getBoolean("is_admin"),
        row.getBoolean("is_dataset_manager"),
        teams(row));
  }

  /** What {@link #TEAMS_COLUMN} holds. */
  public static List<WireTeamMembership> teams(ResultSet row) throws SQLException {
    return Columns.json(row, "teams", TEAMS);
  }
}
