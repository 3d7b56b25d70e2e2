package org.clew.server.dataset;

import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of voxels: the files of a dataset as they lie on disk, in whole or in part. */
public final class VoxelRoutes implements Routes {
  private final Datasets datasets;

  /** Over the use cases. */
  public VoxelRoutes(Datasets datasets) {
    this.datasets = datasets;
  }

  @Override
  public void describe(Api api) {
    VoxelApi.describe(api);
  }

  @Override
  public void register(Router router) {
    // Angle brackets take slashes too.
    router.data("/zarr/{datasetId}/<file>", this::file);
  }

  private Reply file(Request request) {
    String name = request.path("file");
    return datasets
        .voxels(request.optionalUser(), request.id("datasetId"), name)
        .map(file -> VoxelReply.of(request, file))
        .orElseThrow(() -> Failure.notFound("“%s” is not in the dataset.".formatted(name)));
  }
}
