package org.clew.server.dataset;

/** The two generations of Zarr. */
enum ZarrFormat {
  ZARR_2("zarr", ".zattrs", ".zarray", "dtype"),
  ZARR_3("zarr3", "zarr.json", "zarr.json", "data_type");

  private final String dataFormat;
  private final String groupFile;
  private final String arrayFile;
  private final String typeKey;

  ZarrFormat(String dataFormat, String groupFile, String arrayFile, String typeKey) {
    this.dataFormat = dataFormat;
    this.groupFile = groupFile;
    this.arrayFile = arrayFile;
    this.typeKey = typeKey;
  }

  /** Its name in a dataset. */
  String dataFormat() {
    return dataFormat;
  }

  /** The file with the attributes of a group. */
  String groupFile() {
    return groupFile;
  }

  /** The file that describes an array. */
  String arrayFile() {
    return arrayFile;
  }

  /** The key of the type of a voxel. */
  String typeKey() {
    return typeKey;
  }
}
