package org.clew.server.annotation;

import org.clew.model.ObjectId;
import org.clew.model.wire.WireUploadedAnnotation;
import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the route of uploaded annotations says of itself. */
final class UploadApi {
  private UploadApi() {}

  static void describe(Api api) {
    Section annotations = api.section("Annotations", "");
    annotations
        .post("/annotations/upload", "Makes one free annotation of files")
        .takesForm("files", "NML files and zip archives, in fields of any name")
        .field(
            "createGroupForEachFile",
            boolean.class,
            "whether the trees of each file get a group; needed")
        .field("datasetId", ObjectId.class, "the dataset, instead of the one that the files name")
        .field("description", String.class, "free text")
        .forReaders()
        .also(415)
        .gives(WireUploadedAnnotation.class)
        .told();
  }
}
