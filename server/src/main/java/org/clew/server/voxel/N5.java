package org.clew.server.voxel;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the {@code attributes.json} of an array of N5, whose first axis is the fastest. */
final class N5 {
  static final String FILE = "attributes.json";

  private N5() {}

  static ArrayLayout layout(JsonNode metadata) {
    List<Integer> shape = MetadataNode.lengths(metadata.path("dimensions"), "dimensions");
    String name = metadata.path("dataType").asString("");
    ElementType type =
        ElementType.ofZarr3(name)
            .orElseThrow(() ->
                ArrayLayout.unsupported("voxels of the type “%s” are not read".formatted(name)));
    return new ArrayLayout(
        shape,
        MetadataNode.lengths(metadata.path("blockSize"), "blockSize"),
        MetadataNode.descending(shape.size()),
        type,
        true,
        0,
        new ChunkNames("", "/"),
        codec(metadata),
        null,
        true);
  }

  private static Codec codec(JsonNode metadata) {
    JsonNode compression = metadata.path("compression");
    // The first version said it in another key.
    String name =
        compression.path("type").asString(metadata.path("compressionType").asString("raw"));
    return switch (name) {
      case "raw" -> Codecs.NONE;
      case "gzip" -> compression.path("useZlib").asBoolean(false) ? Codecs.ZLIB : Codecs.GZIP;
      case "bzip2" -> Codecs.BZIP2;
      case "xz" -> Codecs.XZ;
      case "lz4" -> Codecs.LZ4_BLOCKS;
      case "blosc" -> Codecs.BLOSC;
      case "zstd" -> Codecs.ZSTD;
      default -> throw ArrayLayout.unsupported("its compression “%s” is not read".formatted(name));
    };
  }
}
