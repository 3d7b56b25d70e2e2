package org.clew.server.annotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.content.Content;
import org.clew.server.content.OpenDataZips;
import org.clew.server.content.VolumeLayer;
import org.clew.server.content.VolumeLayers;
import org.clew.server.dataset.DataSources;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.dataset.Datasets;
import org.clew.server.dataset.VoxelFile;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.clew.server.storage.Blob;
import org.jspecify.annotations.Nullable;

/** Voxels of annotations, together with those of the dataset below them. */
public final class AnnotationVoxels {
  private final Annotations annotations;
  private final Exports exports;
  private final Datasets datasets;
  private final VolumeLayers layers;
  private final OpenDataZips zips;
  private final DatasetStore store = new DatasetStore();

  /** Over the annotations, and where voxels are. */
  public AnnotationVoxels(
      Annotations annotations,
      Exports exports,
      Datasets datasets,
      VolumeLayers layers,
      OpenDataZips zips) {
    this.annotations = annotations;
    this.exports = exports;
    this.datasets = datasets;
    this.layers = layers;
    this.zips = zips;
  }

  private record Found(String organization, DatasetSummary dataset, Content content) {}

  /**
   * A file of one of its layers, or of its dataset; empty if there is none of that name. Needs the
   * right to look at the annotation, and that to read the dataset.
   */
  Optional<VoxelFile> file(@Nullable CurrentUser asking, ObjectId id, String name) {
    Found found = annotations.visible(asking, id, scope -> found(scope, asking, id));
    ObjectId dataset = found.dataset().id();
    String datasetDocument = datasets.document(asking, dataset);
    try {
      List<VolumeLayer> own = layers.of(found.organization(), found.content());
      ServedLayers served = new ServedLayers(datasetDocument, own);
      VoxelEntries entries = new VoxelEntries(zips, found.organization());
      if (name.equals(DataSources.DOCUMENT)) {
        return Optional.of(document(found.dataset(), served, entries));
      }
      Optional<VolumeLayer> layer = served.ownOf(name);
      if (layer.isEmpty()) {
        return datasets.voxels(asking, dataset, name);
      }
      Blob voxels = layer.get().voxels();
      return voxels == null
          ? Optional.empty()
          : entries.file(voxels, name.substring(name.indexOf('/') + 1));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Found found(Scope scope, @Nullable CurrentUser asking, ObjectId id) {
    InstanceRow row =
        asking == null ? annotations.found(scope, id) : annotations.accessible(scope, asking, id);
    DatasetSummary dataset =
        Objects.requireNonNull(store.byIds(scope, List.of(row.dataset())).get(row.dataset()));
    return new Found(scope.organization(), dataset, exports.content(scope, row));
  }

  private static VoxelFile document(
      DatasetSummary dataset, ServedLayers served, VoxelEntries entries) {
    return VoxelFile.ofJson(
        served.document((layer, folder) ->
            new VolumeDescription(dataset, layer, voxels(entries, layer)).in(folder)));
  }

  private static Optional<VoxelEntries.Layer> voxels(VoxelEntries entries, VolumeLayer layer) {
    Blob voxels = layer.voxels();
    try {
      return voxels == null ? Optional.empty() : entries.layer(voxels);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
