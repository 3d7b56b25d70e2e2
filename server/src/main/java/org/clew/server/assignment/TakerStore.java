package org.clew.server.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.auth.CurrentUserStore;
import org.clew.server.auth.Right;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.Page;

/** Users as takers of tasks. */
final class TakerStore {
  private static final String SELECT =
      """
      SELECT users.is_active, %s
      FROM users JOIN accounts ON accounts.id = users.account_id
      WHERE users.organization_id = :organization
      """
          .formatted(CurrentUserStore.COLUMNS);

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
    return new Taker(CurrentUserStore.read(row), row.getBoolean("is_active"));
  }
}
