package org.clew.client;

import org.clew.annotation.archive.VolumeFormat;
import org.jspecify.annotations.Nullable;

/**
 * What to download of an annotation.
 *
 * <pre>{@code
 * clew.annotations().download(instance, DownloadOptions.ALL.withoutVoxels());
 * }</pre>
 */
public final class DownloadOptions {
  /** The latest version with all it has, voxels as Zarr 3 if the server converts them. */
  public static final DownloadOptions ALL = new DownloadOptions(true, VolumeFormat.ZARR3, null);

  private final boolean hasVoxels;
  private final VolumeFormat format;
  private final @Nullable Integer version;

  private DownloadOptions(boolean hasVoxels, VolumeFormat format, @Nullable Integer version) {
    this.hasVoxels = hasVoxels;
    this.format = format;
    this.version = version;
  }

  /** The same without the voxels of volume layers ({@code skipVolumeData}). */
  public DownloadOptions withoutVoxels() {
    return new DownloadOptions(false, format, version);
  }

  /**
   * The same with the voxels in another format ({@code volumeDataZipFormat}). Clew’s own server
   * sends them as they came, and the annotation says how.
   */
  public DownloadOptions withVolumeFormat(VolumeFormat other) {
    return new DownloadOptions(hasVoxels, other, version);
  }

  /** The same of an earlier version, see {@link Annotations#versions}. */
  public DownloadOptions ofVersion(int number) {
    return new DownloadOptions(hasVoxels, format, number);
  }

  Route on(Route route) {
    Route all =
        route.with("skipVolumeData", !hasVoxels).with("volumeDataZipFormat", format.wireName());
    return version == null ? all : all.with("version", version);
  }
}
