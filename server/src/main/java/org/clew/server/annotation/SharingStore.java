package org.clew.server.annotation;

import java.util.Collection;
import java.util.List;
import org.clew.model.CollaborationMode;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** With whom annotations are shared. */
final class SharingStore {

  /** Those of some teams that are there, kept from being deleted until the transaction ends. */
  List<ObjectId> keepTeams(Scope scope, Collection<ObjectId> teams) {
    return scope
        .query(
            """
            SELECT id FROM teams
            WHERE id = ANY(:teams::text[]) AND organization_id = :organization AND deleted IS NULL
            ORDER BY id
            FOR SHARE
            """)
        .bind("teams", Columns.idArray(teams))
        .map((row, context) -> Columns.id(row, "id"))
        .list();
  }

  void replace(Scope scope, ObjectId annotation, Collection<ObjectId> teams) {
    scope
        .update(
            """
            WITH gone AS (
              DELETE FROM annotation_teams
              WHERE annotation_id = :annotation AND organization_id = :organization
                AND NOT team_id = ANY(:teams::text[]))
            INSERT INTO annotation_teams (annotation_id, team_id, organization_id)
            SELECT :annotation, team, :organization FROM unnest(:teams::text[]) AS team
            ON CONFLICT DO NOTHING
            """)
        .bind("annotation", annotation)
        .bind("teams", Columns.idArray(teams))
        .execute();
  }

  void setMode(Scope scope, ObjectId annotation, CollaborationMode mode) {
    scope
        .update(
            """
            UPDATE annotations SET collaboration_mode = :mode
            WHERE id = :annotation AND organization_id = :organization
            """)
        .bind("annotation", annotation)
        .bind("mode", mode.toString())
        .execute();
  }
}
