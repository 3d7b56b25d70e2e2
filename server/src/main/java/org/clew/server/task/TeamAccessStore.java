package org.clew.server.task;

import java.util.Collection;
import java.util.List;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.task.TeamAccess.Pair;

/** Which teams may read which datasets. */
final class TeamAccessStore {
  private static final int MOST = 100;

  /** A team of which somebody may not read a dataset, by their names. */
  record Without(String team, String dataset) {}

  List<Without> without(Scope scope, Collection<Pair> pairs) {
    return scope
        .query(
            """
            WITH pairs AS MATERIALIZED (
              SELECT DISTINCT projects.team_id, pair.dataset
              FROM jsonb_to_recordset(:pairs::jsonb) AS pair (project text, dataset text)
              JOIN projects ON projects.id = pair.project
              WHERE projects.organization_id = :organization)
            SELECT teams.name AS team, datasets.name AS dataset
            FROM pairs
            JOIN teams ON teams.id = pairs.team_id
            JOIN datasets ON datasets.id = pairs.dataset
              AND datasets.organization_id = :organization
            WHERE NOT EXISTS (
                SELECT FROM dataset_teams
                WHERE dataset_id = pairs.dataset AND dataset_teams.team_id = pairs.team_id)
              AND EXISTS (
                SELECT FROM team_members JOIN users ON users.id = team_members.user_id
                WHERE team_members.team_id = pairs.team_id
                  AND users.is_active AND NOT users.is_admin
                  AND NOT EXISTS (
                    SELECT FROM readable_datasets
                    WHERE readable_datasets.user_id = users.id
                      AND readable_datasets.dataset_id = pairs.dataset))
            ORDER BY teams.name, datasets.name
            LIMIT :most
            """)
        .bind("pairs", Columns.jsonText(pairs))
        .bind("most", MOST)
        .map((row, context) -> new Without(row.getString("team"), row.getString("dataset")))
        .list();
  }
}
