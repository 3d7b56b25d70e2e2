package org.clew.server.annotation;

import org.clew.model.wire.WireAnnotation;
import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of annotations that are made of others say of themselves. */
final class CopyApi {
  private CopyApi() {}

  static void describe(Api api) {
    Section annotations = api.section("Annotations", "");
    annotations
        .post("/annotations/{typ}/{id}/duplicate", "Makes a free one of one’s own like it")
        .forReaders()
        .gives(WireAnnotation.class);
    for (String first : new String[] {"/annotations/{id}", "/annotations/{typ}/{id}"}) {
      annotations
          .post(first + "/merge/{mergedTyp}/{mergedId}", "Makes a free one of one’s own of two")
          .query("remapSegmentIds", boolean.class, "taken for compatibility")
          .forReaders()
          .gives(WireAnnotation.class)
          .told();
    }
  }
}
