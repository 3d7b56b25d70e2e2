package org.clew.server.dataset;

import org.clew.model.ObjectId;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** The files of datasets, for what the server itself makes of voxels. */
public final class DatasetFiles {
  private final Datasets datasets;
  private final RemoteFiles remote;

  /** Over the datasets, and a way to files at addresses. */
  public DatasetFiles(Datasets datasets, RemoteFiles remote) {
    this.datasets = datasets;
    this.remote = remote;
  }

  /** The files of a dataset that the user may read; without a user, of a public one. */
  public DatasetFolder of(@Nullable CurrentUser user, ObjectId id) {
    CatalogStore.Voxels voxels = datasets.voxels(user, id);
    return new DatasetFolder(id, voxels.location(), voxels.document(), remote);
  }
}
