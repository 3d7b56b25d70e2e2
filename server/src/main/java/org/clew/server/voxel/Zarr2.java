package org.clew.server.voxel;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads {@code .zarray}, of the Zarr storage specification, version 2. */
final class Zarr2 {
  static final String FILE = ".zarray";

  private Zarr2() {}

  static ArrayLayout layout(JsonNode metadata) {
    List<Integer> shape = MetadataNode.lengths(metadata.path("shape"), "shape");
    String dtype = metadata.path("dtype").asString("");
    ElementType type =
        ElementType.ofZarr2(dtype)
            .orElseThrow(() ->
                ArrayLayout.unsupported("voxels of the type “%s” are not read".formatted(dtype)));
    if (!metadata.path("filters").isEmpty()) {
      throw ArrayLayout.unsupported("filters of Zarr are not read");
    }
    boolean isFortran = metadata.path("order").asString("C").equals("F");
    return new ArrayLayout(
        shape,
        MetadataNode.lengths(metadata.path("chunks"), "chunks"),
        isFortran ? MetadataNode.descending(shape.size()) : MetadataNode.ascending(shape.size()),
        type,
        dtype.startsWith(">"),
        MetadataNode.fill(metadata.path("fill_value"), type),
        new ChunkNames("", metadata.path("dimension_separator").asString(".")),
        codec(metadata.path("compressor")),
        null,
        false);
  }

  private static Codec codec(JsonNode compressor) {
    if (!compressor.isObject()) {
      return Codecs.NONE;
    }
    String id = compressor.path("id").asString("");
    return switch (id) {
      case "gzip" -> Codecs.GZIP;
      case "zlib" -> Codecs.ZLIB;
      case "blosc" -> Codecs.BLOSC;
      case "zstd" -> Codecs.ZSTD;
      case "lz4" -> Codecs.LZ4;
      case "bz2" -> Codecs.BZIP2;
      case "lzma" -> Codecs.XZ;
      default -> throw ArrayLayout.unsupported("its compression “%s” is not read".formatted(id));
    };
  }
}
