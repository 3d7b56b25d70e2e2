package org.clew.server.image;

import org.clew.model.ObjectId;
import org.clew.server.dataset.DatasetFiles;
import org.clew.server.http.CurrentUser;
import org.clew.server.voxel.VoxelArrays;
import org.jspecify.annotations.Nullable;

/** Planes of datasets, for those who may read them. */
public final class Planes {
  private final DatasetFiles files;
  private final PlaneDrawing drawing;

  /** Over the files of datasets, and what may be drawn at a time. */
  public Planes(DatasetFiles files, VoxelArrays arrays, Drawings drawings) {
    this.files = files;
    drawing = new PlaneDrawing(arrays, drawings);
  }

  /** A plane of a dataset that the user may read; without a user, of a public one. */
  Picture plane(@Nullable CurrentUser asking, ObjectId dataset, String layer, PlaneWish wish) {
    return drawing.plane(files.of(asking, dataset), layer, wish);
  }
}
