package org.clew.server.organization;

import org.clew.model.wire.WireOrganization;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** Organizations. */
final class OrganizationStore {

  WireOrganization own(Scope scope) {
    return scope
        .query("SELECT id, name, created FROM organizations WHERE id = :organization")
        .map((row, context) ->
            new WireOrganization(
                row.getString("id"), row.getString("name"), Columns.millis(row, "created")))
        .one();
  }
}
