package org.clew.annotation.archive;

import java.util.Arrays;
import java.util.Optional;

/** How the voxels of a volume layer are stored. */
public enum VolumeFormat {
  /** A folder for each mag, with a {@code header.wkw}. What NML means if it does not say. */
  WKW("wkw"),
  /** {@code volumeAnnotationData}, with a Zarr 3 array for each mag. */
  ZARR3("zarr3");

  private final String wireName;

  VolumeFormat(String wireName) {
    this.wireName = wireName;
  }

  /** As NML and queries write it. */
  public String wireName() {
    return wireName;
  }

  /** The format of that name. */
  public static Optional<VolumeFormat> ofWireName(String name) {
    return Arrays.stream(values()).filter(format -> format.wireName.equals(name)).findFirst();
  }
}
