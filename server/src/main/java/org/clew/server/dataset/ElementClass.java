package org.clew.server.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a voxel is, in the words of datasets and in those of Zarr. */
public final class ElementClass {
  /** Those of datasets. */
  public static final List<String> NAMES =
      List.of(
          "uint8", "uint16", "uint24", "uint32", "uint64", "int8", "int16", "int32", "int64",
          "float", "double");

  private static final Map<String, String> OF_ZARR_2 =
      Map.of(
          "u1", "uint8", "u2", "uint16", "u4", "uint32", "u8", "uint64", "i1", "int8", "i2",
          "int16", "i4", "int32", "i8", "int64", "f4", "float", "f8", "double");
  private static final Map<String, String> OF_ZARR_3 =
      Map.of("float32", "float", "float64", "double");
  private static final Set<String> OF_SEGMENTS = Set.of("uint32", "uint64", "int32", "int64");

  private ElementClass() {}

  /** That of a type in Zarr 2, such as {@code <u2}. */
  static Optional<String> ofZarr2(String type) {
    return Optional.ofNullable(OF_ZARR_2.get(type.replaceFirst("^[<>|]", "")));
  }

  /** That of a type in Zarr 3, such as {@code uint16}. */
  static Optional<String> ofZarr3(String type) {
    return Optional.of(OF_ZARR_3.getOrDefault(type, type)).filter(NAMES::contains);
  }

  /** Whether so wide a whole number tells segments apart rather than brightness. */
  static boolean isOfSegments(String elementClass) {
    return OF_SEGMENTS.contains(elementClass);
  }
}
