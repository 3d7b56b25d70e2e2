package org.clew.server.user;

import java.util.Collection;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;

/**
 * Teams that something is about to refer to, kept from being deleted until the transaction ends.
 */
public final class KeptTeamStore {
  /** Over the table of teams. */
  public KeptTeamStore() {}

  /** Those of some teams that are there, by id. */
  public List<ObjectId> keep(Scope scope, Collection<ObjectId> teams) {
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

  /** All of them, by id; one that is not there is a failure. */
  public List<ObjectId> keepAll(Scope scope, Collection<ObjectId> teams) {
    List<ObjectId> kept = keep(scope, teams);
    for (ObjectId team : teams) {
      if (!kept.contains(team)) {
        throw Failure.notFound("Team", team);
      }
    }
    return kept;
  }
}
