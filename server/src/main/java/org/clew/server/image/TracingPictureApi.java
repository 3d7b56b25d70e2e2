package org.clew.server.image;

import static org.clew.server.auth.Right.READ_TASK;

import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of pictures of annotations say of themselves. */
final class TracingPictureApi {
  private TracingPictureApi() {}

  static void describe(Api api) {
    Section pictures = api.section("Pictures", PlaneApi.TEXT);
    PlaneApi.asking(
            pictures
                .own(
                    "GET",
                    "/annotations/{id}/planes/{plane}.svg",
                    "What lies over a plane, xy, xz or yz: trees, the box and the start of the task")
                .open()
                .query("position", String.class, "x,y,z of the middle; the start if not said")
                .query(
                    "depth",
                    String.class,
                    "up to how many nanometers beside the plane trees are drawn"))
        .also(304, 403, 429)
        .givesTag()
        .givesFile(Picture.SVG);
    pictures
        .own(
            "GET",
            "/annotations/{id}/preview.svg",
            "Three projections of all trees of an annotation: xy, xz and yz")
        .open()
        .query("size", String.class, "width,height in pixels; 180,60 if not said")
        .header("If-None-Match", "the ETag of what is known; then 304")
        .also(304, 403, 429)
        .givesTag()
        .givesFile(Picture.SVG);
    pictures
        .own("GET", "/tasks/{id}/preview.svg", "The same of what instances of a task start from")
        .may(READ_TASK)
        .query("size", String.class, "width,height in pixels; 180,60 if not said")
        .header("If-None-Match", "the ETag of what is known; then 304")
        .also(304, 429)
        .givesTag()
        .givesFile(Picture.SVG);
  }
}
