package org.clew.server.http;

import java.util.Map;
import org.clew.model.wire.WireBuildInfo;
import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes about the server say of themselves. */
final class InfoApi {
  private InfoApi() {}

  static void describe(Api api) {
    Section server = api.section("Server", "What the server is, and whether it is well.");
    server
        .get("/buildinfo", "What it is and which versions of the API it speaks")
        .open()
        .gives(WireBuildInfo.class);
    server.get("/health", "Whether it is well").open().gives(InfoRoutes.Health.class);
    server.get("/features", "Its switches").open().gives(Map.class);
  }
}
