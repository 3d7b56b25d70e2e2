package org.clew.server.organization;

import org.clew.model.wire.WireOrganization;
import org.clew.server.db.Database;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;

/** Tells people about their organization; others are nothing that they may know of. */
public final class Organizations {
  private final Database database;
  private final OrganizationStore store = new OrganizationStore();

  /** Over the table of organizations. */
  public Organizations(Database database) {
    this.database = database;
  }

  WireOrganization own(CurrentUser user) {
    return database.read(user.organization(), store::own);
  }

  WireOrganization get(CurrentUser user, String id) {
    if (!id.equals(user.organization())) {
      throw Failure.notFound("Organization “%s” could not be found or accessed.".formatted(id));
    }
    return own(user);
  }
}
