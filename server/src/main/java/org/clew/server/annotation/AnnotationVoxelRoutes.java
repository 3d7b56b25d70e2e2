package org.clew.server.annotation;

import org.clew.server.api.Api;
import org.clew.server.dataset.VoxelReply;
import org.clew.server.failure.Failure;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of voxels of annotations. */
public final class AnnotationVoxelRoutes implements Routes {
  private final AnnotationVoxels voxels;

  /** Over the use case. */
  public AnnotationVoxelRoutes(AnnotationVoxels voxels) {
    this.voxels = voxels;
  }

  @Override
  public void describe(Api api) {
    AnnotationVoxelApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.data("/annotations/zarr/{annotationId}/<file>", this::file);
  }

  private Reply file(Request request) {
    String name = request.path("file");
    return voxels
        .file(request.optionalUser(), request.id("annotationId"), name)
        .map(file -> VoxelReply.of(request, file))
        .orElseThrow(() -> Failure.notFound("“%s” is not in the annotation.".formatted(name)));
  }
}
