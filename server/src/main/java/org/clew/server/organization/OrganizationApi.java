package org.clew.server.organization;

import java.util.Map;
import org.clew.model.wire.WireOrganization;
import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of organizations say of themselves. */
final class OrganizationApi {
  private OrganizationApi() {}

  static void describe(Api api) {
    Section server = api.section("Server", "");
    server.get("/organizations", "One’s own organization").givesList(WireOrganization.class);
    server
        .get("/organizations/{id}", "One’s own organization by its id")
        .gives(WireOrganization.class);
    server
        .get("/shortLinks/byKey/{key}", "Where a short link leads; there are none")
        .open()
        .gives(Map.class);
  }
}
