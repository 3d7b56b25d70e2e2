package org.clew.server.image;

import org.clew.server.api.Api;
import org.clew.server.api.Description;

/** What the routes of planes say of themselves. */
final class PlaneApi {
  static final String TEXT = "What datasets and annotations look like, drawn by the server.";

  private PlaneApi() {}

  static void describe(Api api) {
    asking(
            api.section("Pictures", TEXT)
                .own(
                    "GET",
                    "/datasets/{id}/layers/{layer}/planes/{plane}.png",
                    "A plane of a layer: xy, xz or yz; transparent where there are no voxels")
                .open()
                .query("position", String.class, "x,y,z of the middle, in voxels of mag 1")
                .query("mag", String.class, "the resolution to read, such as 2-2-1")
                .query(
                    "window",
                    String.class,
                    "low,high: what is black and what is white; without it what fits the layer"))
        .also(304, 415, 429)
        .givesTag()
        .givesFile(Picture.PNG);
  }

  static Description asking(Description route) {
    return route
        .query("size", String.class, "width,height in pixels, each up to " + Size.MOST)
        .query(
            "zoom",
            String.class,
            "the width of a pixel, in the shortest edge of a voxel of mag 1; 1 if not said")
        .header("If-None-Match", "the ETag of what is known; then 304");
  }
}
