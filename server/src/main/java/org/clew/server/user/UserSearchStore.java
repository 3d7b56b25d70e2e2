package org.clew.server.user;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** Users, searched by people. */
final class UserSearchStore {

  /** Of some teams, and the asking one, by name. */
  List<UserRow> find(Scope scope, Teams teams, ObjectId self, UserSearch search) {
    ObjectId team = search.team();
    return scope
        .query(
            UserStore.SELECT
                + """
                AND NOT users.is_unlisted
                AND (:all OR users.id = :self OR EXISTS (
                  SELECT FROM team_members
                  WHERE team_members.user_id = users.id
                    AND team_members.team_id = ANY(:teams::text[])))
                AND (:active::boolean IS NULL OR users.is_active = :active)
                AND (:team::text IS NULL OR EXISTS (
                  SELECT FROM team_members
                  WHERE team_members.user_id = users.id AND team_members.team_id = :team))
                AND (:domain = '' OR EXISTS (
                  SELECT FROM experiences
                  WHERE experiences.user_id = users.id AND experiences.domain = :domain))
                AND (:text = '' OR strpos(
                  lower(concat_ws(' ', users.first_name, users.last_name, accounts.email)),
                  lower(:text)) > 0)
                ORDER BY lower(users.last_name), users.id LIMIT :limit OFFSET :offset
                """)
        .bind("all", teams.all())
        .bind("self", self)
        .bind("teams", Columns.idArray(teams.ids()))
        .bind("active", search.isActive())
        .bind("team", team == null ? null : team.value())
        .bind("domain", search.domain())
        .bind("text", search.text())
        .bind("limit", search.limit())
        .bind("offset", search.offset())
        .map((row, context) -> UserStore.read(row))
        .list();
  }

  /** Active and listed members of some teams: how many, and the names of those who manage. */
  Map<ObjectId, TeamPeople> people(Scope scope, Teams teams) {
    Map<ObjectId, TeamPeople> people = new HashMap<>();
    scope
        .query(
            """
            SELECT team_members.team_id, count(*) AS members,
              coalesce(
                array_agg(
                    concat_ws(' ', users.first_name, users.last_name)
                    ORDER BY lower(users.last_name), users.id)
                  FILTER (WHERE team_members.is_team_manager),
                '{}') AS managers
            FROM team_members JOIN users ON users.id = team_members.user_id
            WHERE users.organization_id = :organization AND users.is_active
              AND NOT users.is_unlisted AND (:all OR team_members.team_id = ANY(:teams::text[]))
            GROUP BY team_members.team_id
            """)
        .bind("all", teams.all())
        .bind("teams", Columns.idArray(teams.ids()))
        .map((row, context) ->
            new TeamPeople(
                Columns.id(row, "team_id"), row.getLong("members"), Columns.texts(row, "managers")))
        .forEach(team -> people.put(team.team(), team));
    return people;
  }
}
