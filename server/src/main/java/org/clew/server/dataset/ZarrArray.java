package org.clew.server.dataset;

import java.util.List;
import java.util.Optional;
import org.clew.server.failure.Failure;
import tools.jackson.databind.JsonNode;

/** Reads what Zarr says of an array. */
final class ZarrArray {
  private ZarrArray() {}

  /** Reads the metadata of an array. */
  static VoxelArray read(Place place, String path, ZarrFormat format) {
    String file = path.isEmpty() ? format.arrayFile() : path + "/" + format.arrayFile();
    JsonNode metadata =
        MetadataFile.read(place, file)
            .orElseThrow(() ->
                Failure.badRequest(
                    "“%s” is missing, although the image names that array.".formatted(file)));
    String type = metadata.path(format.typeKey()).asString("");
    Optional<String> elementClass =
        switch (format) {
          case ZARR_2 -> ElementClass.ofZarr2(type);
          case ZARR_3 -> ElementClass.ofZarr3(type);
        };
    return new VoxelArray(
        shape(metadata.path("shape"), file),
        elementClass.orElseThrow(() ->
            Failure.badRequest(
                "“%s”: voxels of the type “%s” cannot be shown.".formatted(file, type))));
  }

  static List<Long> shape(JsonNode shape, String file) {
    List<Long> lengths = shape.valueStream().map(length -> length.asLong(0)).toList();
    // Larger ones do not fit into the positions of a dataset.
    if (lengths.isEmpty() || lengths.stream().anyMatch(n -> n < 1 || n > Integer.MAX_VALUE)) {
      throw Failure.badRequest(
          "“%s”: the shape must be a list of whole numbers from 1 to %d."
              .formatted(file, Integer.MAX_VALUE));
    }
    return lengths;
  }
}
