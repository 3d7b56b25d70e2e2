package org.clew.server.annotation;

import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of voxels of annotations say of themselves. */
final class AnnotationVoxelApi {
  private AnnotationVoxelApi() {}

  static void describe(Api api) {
    Section voxels = api.section("Voxels", "");
    voxels.data("/annotations/zarr/{annotationId}/<file>", "A file of a volume layer, as Zarr 3");
  }
}
