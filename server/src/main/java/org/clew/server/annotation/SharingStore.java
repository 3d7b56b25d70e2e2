package org.clew.server.annotation;

import java.util.Collection;
import org.clew.model.CollaborationMode;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** With whom annotations are shared. */
final class SharingStore {

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
