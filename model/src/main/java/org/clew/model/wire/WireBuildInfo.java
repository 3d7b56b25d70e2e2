package org.clew.model.wire;

import org.jspecify.annotations.Nullable;

/**
 * What the server is, and which versions of the API it speaks ({@code GET /api/buildinfo}).
 *
 * @param webknossos name and version in the shape that WEBKNOSSOS clients expect
 * @param clew name and version of this server; null from a WEBKNOSSOS server
 * @param schemaVersion version of the database schema, or null
 * @param httpApiVersioning the range of API versions
 * @param localDataStoreEnabled whether voxels are served here
 * @param localTracingStoreEnabled whether content is kept here
 */
public record WireBuildInfo(
    Software webknossos,
    @Nullable Software clew,
    @Nullable Integer schemaVersion,
    ApiVersions httpApiVersioning,
    boolean localDataStoreEnabled,
    boolean localTracingStoreEnabled) {
  /**
   * A piece of software.
   *
   * @param name of it
   * @param version of it
   * @param commitHash of its source
   * @param commitDate of its source
   * @param scalaVersion empty
   * @param sbtVersion empty
   * @param datastoreApiVersion of the data routes
   */
  public record Software(
      String name,
      String version,
      String commitHash,
      String commitDate,
      String scalaVersion,
      String sbtVersion,
      String datastoreApiVersion) {}

  /**
   * A range of API versions.
   *
   * @param currentApiVersion the newest
   * @param oldestSupportedApiVersion the oldest
   */
  public record ApiVersions(int currentApiVersion, int oldestSupportedApiVersion) {}
}
