package org.clew.server.http;

import java.util.Map;
import java.util.function.IntSupplier;
import org.clew.model.wire.WireBuildInfo;
import org.clew.model.wire.WireBuildInfo.ApiVersions;
import org.clew.model.wire.WireBuildInfo.Software;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/** What the server is, and whether it is well. */
public final class InfoRoutes implements Routes {
  private final String version;
  private final IntSupplier schemaVersion;
  private final Map<String, Object> features;

  /** What a well server says. */
  record Health(int schemaVersion) {}

  /** With a question that only a well database answers. */
  public InfoRoutes(String version, IntSupplier schemaVersion, Map<String, Object> features) {
    this.version = version;
    this.schemaVersion = schemaVersion;
    this.features = Map.copyOf(features);
  }

  @Override
  public void describe(Api api) {
    InfoApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get("/buildinfo", request -> buildInfo());
    router.get("/health", request -> health());
    router.get("/features", request -> Reply.json(features));
  }

  private Reply buildInfo() {
    return Reply.json(
            new WireBuildInfo(
                software("webknossos"),
                software("clew"),
                schemaVersionIfKnown(),
                new ApiVersions(SpokenVersions.CURRENT, SpokenVersions.OLDEST),
                true,
                true))
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Max-Age", "600");
  }

  private @Nullable Integer schemaVersionIfKnown() {
    try {
      return schemaVersion.getAsInt();
    } catch (Failure unavailable) {
      return null;
    }
  }

  private Software software(String name) {
    return new Software(name, version, "", "", "", "", "2.0");
  }

  private Reply health() {
    return Reply.json(new Health(schemaVersion.getAsInt()));
  }
}
