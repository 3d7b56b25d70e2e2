package org.clew.server.dataset;

import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of voxels say of themselves. */
final class VoxelApi {
  private VoxelApi() {}

  static void describe(Api api) {
    Section voxels =
        api.section(
            "Voxels",
            "Files of voxels, whole or in part. A token may be in the query, or before the path:"
                + " /data/token/{token}/zarr/…");
    voxels.data("/zarr/{datasetId}/<file>", "A file of a dataset");
  }
}
