package org.clew.server.web;

import java.util.Map;
import org.clew.server.api.Api;
import org.clew.server.api.OpenApi;
import org.clew.server.http.Reply;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.clew.server.web.frame.Frames;
import org.clew.server.web.frame.PageRouter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The documents of the API: for programs, and the same as a page for people. */
public final class ApiPage implements Routes {
  private final String version;
  private final Frames frames;

  /** Of this version of the server, in the frame of all pages. */
  public ApiPage(String version, Frames frames) {
    this.version = version;
    this.frames = frames;
  }

  @Override
  public void describe(Api api) {
    api.section("Server", "")
        .get("/openapi.json", "This document, OpenAPI 3.1")
        .open()
        .gives(Map.class);
  }

  @Override
  public void register(Router router) {
    Documents documents = new Documents(router, version);
    router.get("/openapi.json", request -> Reply.json(documents.document()));
    new PageRouter(router, frames)
        .getOpen(
            "/api/docs",
            visit -> {
              ApiView view = ApiView.of(documents.document());
              return visit.page("api.jte", "API of " + view.title(), view);
            });
  }

  /** Made once, when somebody asks: only then all routes have said what they do. */
  private static final class Documents {
    private final Router router;
    private final String version;
    private @Nullable ObjectNode document;

    Documents(Router router, String version) {
      this.router = router;
      this.version = version;
    }

    synchronized ObjectNode document() {
      if (document == null) {
        document = OpenApi.document(router.api(), version);
      }
      return document;
    }
  }
}
