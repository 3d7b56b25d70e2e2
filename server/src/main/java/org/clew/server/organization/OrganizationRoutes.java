package org.clew.server.organization;

import java.util.List;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of organizations, and of what clients ask an organization for. */
public final class OrganizationRoutes implements Routes {
  private final Organizations organizations;

  /** Over the use cases. */
  public OrganizationRoutes(Organizations organizations) {
    this.organizations = organizations;
  }

  @Override
  public void describe(Api api) {
    OrganizationApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get("/organizations", request -> Reply.json(List.of(organizations.own(request.user()))));
    router.get(
        "/organizations/{id}",
        request -> Reply.json(organizations.get(request.user(), request.path("id"))));
    router.get("/shortLinks/byKey/{key}", OrganizationRoutes::shortLink);
  }

  /** Pages make short links for what is drawn in them; there are none here that could. */
  private static Reply shortLink(Request request) {
    throw Failure.notFound(
        "Short link “%s” could not be found or accessed.".formatted(request.path("key")));
  }
}
