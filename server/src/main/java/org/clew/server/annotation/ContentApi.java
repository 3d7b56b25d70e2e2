package org.clew.server.annotation;

import static org.clew.server.auth.Right.*;

import org.clew.model.wire.WireAnnotationVersion;
import org.clew.model.wire.WireSubmission;
import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of the content of annotations say of themselves. */
final class ContentApi {
  private static final String[] FILES = {"application/xml", "application/zip"};

  private ContentApi() {}

  static void describe(Api api) {
    Section content =
        api.section(
            "Content", "What an annotation holds, as NML or as a zip archive with its voxels.");
    content
        .get("/annotations/{id}/download", "An annotation as a file")
        .open()
        .query("version", int.class, "which version, the newest if not said")
        .query("skipVolumeData", boolean.class, "whether to leave out the voxels")
        .query("volumeDataZipFormat", String.class, "taken for compatibility")
        .givesFile(FILES)
        .also(403);
    content
        .get(
            "/annotations/{typ}/{id}/download",
            "The same; or all finished instances of a task, project or task type")
        .open()
        .query("version", int.class, "which version, the newest if not said")
        .query("skipVolumeData", boolean.class, "whether to leave out the voxels")
        .query("volumeDataZipFormat", String.class, "taken for compatibility")
        .givesFile(FILES)
        .also(401, 403);
    content
        .own("GET", "/annotations/{id}/content", "The newest version as a file, with its ETag")
        .forReaders()
        .query("skipVolumeData", boolean.class, "whether to leave out the voxels")
        .header("If-None-Match", "the ETag of what is known; then 304")
        .givesTag()
        .also(304)
        .givesFile(FILES);
    content
        .own(
            "PUT",
            "/annotations/{id}/content",
            "Hands in work; If-Match names the version it builds on")
        .may(UPDATE_INSTANCE)
        .takesFile("application/xml", "text/xml", "application/zip", "application/octet-stream")
        .tagged()
        .also(428)
        .gives(WireSubmission.class)
        .told();
    content
        .own("GET", "/annotations/{id}/versions", "All versions, the newest first")
        .forReaders()
        .also(403)
        .givesList(WireAnnotationVersion.class);
    content
        .own("GET", "/annotations/{id}/versions/{version}/content", "A version as a file")
        .forReaders()
        .query("skipVolumeData", boolean.class, "whether to leave out the voxels")
        .also(403)
        .givesFile(FILES);
    content
        .own(
            "POST",
            "/annotations/{id}/versions/{version}/restore",
            "Makes an old version the newest")
        .may(UPDATE_INSTANCE)
        .tagged()
        .also(428)
        .gives(WireSubmission.class)
        .told();
  }
}
