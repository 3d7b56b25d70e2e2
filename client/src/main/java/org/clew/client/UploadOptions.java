package org.clew.client;

import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/**
 * How uploaded files become an annotation.
 *
 * @param sorting how one still sees which tree came from which file
 * @param dataset it is in; null for what the files say
 * @param description of it; null for what the files say
 * @param position where the viewer stands if no file says it, in voxels of the finest mag, or null
 * @param rotation how it is turned if no file says it, in degrees around the axes, or null
 * @param zoomLevel of the viewer if no file says it, or null
 */
public record UploadOptions(
    Sorting sorting,
    @Nullable Ref<RemoteDataset> dataset,
    @Nullable String description,
    @Nullable Vec3Double position,
    @Nullable Vec3Double rotation,
    @Nullable Double zoomLevel) {
  /** Everything as the files say; trees are called after their file if there are several. */
  public static final UploadOptions DEFAULT =
      new UploadOptions(Sorting.NAMES, null, null, null, null, null);

  /** How one still sees which tree came from which of several files. */
  public enum Sorting {
    /** The names of its trees begin with that of the file. */
    NAMES,
    /** The trees of each file are in a group ({@code createGroupForEachFile}). */
    GROUPS
  }

  /** The same with the trees of each file in a group. */
  public UploadOptions withGroups() {
    return new UploadOptions(Sorting.GROUPS, dataset, description, position, rotation, zoomLevel);
  }

  /** The same in this dataset, whatever the files say. */
  public UploadOptions withDataset(Ref<RemoteDataset> newDataset) {
    return new UploadOptions(sorting, newDataset, description, position, rotation, zoomLevel);
  }

  /** The same with a description of its own. */
  public UploadOptions withDescription(String newDescription) {
    return new UploadOptions(sorting, dataset, newDescription, position, rotation, zoomLevel);
  }

  /** The same with a place for the viewer if no file says one, in voxels of the finest mag. */
  public UploadOptions withPosition(Vec3Double newPosition) {
    return new UploadOptions(sorting, dataset, description, newPosition, rotation, zoomLevel);
  }

  /** The same with the viewer turned if no file says it, in degrees around the axes. */
  public UploadOptions withRotation(Vec3Double newRotation) {
    return new UploadOptions(sorting, dataset, description, position, newRotation, zoomLevel);
  }

  /** The same with a zoom of the viewer if no file says one. */
  public UploadOptions withZoomLevel(double newZoomLevel) {
    return new UploadOptions(sorting, dataset, description, position, rotation, newZoomLevel);
  }
}
