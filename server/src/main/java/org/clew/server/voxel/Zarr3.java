package org.clew.server.voxel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the {@code zarr.json} of an array, of the Zarr core specification, version 3. */
final class Zarr3 {
  static final String FILE = "zarr.json";

  private List<Integer> chunk;
  private List<Integer> slowestFirst;
  private boolean isBigEndian;
  private Codec codec = Codecs.NONE;
  private @Nullable Shards shards;

  private Zarr3(List<Integer> chunk) {
    this.chunk = chunk;
    this.slowestFirst = MetadataNode.ascending(chunk.size());
  }

  static ArrayLayout layout(JsonNode metadata) {
    String name = metadata.path("data_type").asString("");
    ElementType type =
        ElementType.ofZarr3(name)
            .orElseThrow(() ->
                ArrayLayout.unsupported("voxels of the type “%s” are not read".formatted(name)));
    List<Integer> shape = MetadataNode.lengths(metadata.path("shape"), "shape");
    JsonNode chunks = metadata.at("/chunk_grid/configuration/chunk_shape");
    Zarr3 read = new Zarr3(MetadataNode.lengths(chunks, "chunk_shape"));
    read.codecs(metadata.path("codecs"));
    return new ArrayLayout(
        shape,
        read.chunk,
        read.slowestFirst,
        type,
        read.isBigEndian,
        MetadataNode.fill(metadata.path("fill_value"), type),
        names(metadata.path("chunk_key_encoding")),
        read.codec,
        read.shards,
        false);
  }

  private static ChunkNames names(JsonNode encoding) {
    boolean isOld = encoding.path("name").asString("").equals("v2");
    String separator = encoding.at("/configuration/separator").asString(isOld ? "." : "/");
    return new ChunkNames(isOld ? "" : "c" + separator, separator);
  }

  private void codecs(JsonNode codecs) {
    List<Codec> packings = new ArrayList<>();
    for (JsonNode each : codecs) {
      String name = each.path("name").asString("");
      JsonNode settings = each.path("configuration");
      switch (name) {
        case "bytes" -> isBigEndian = settings.path("endian").asString("").equals("big");
        case "transpose" -> transpose(settings.path("order"));
        case "sharding_indexed" -> shard(settings);
        case "gzip" -> packings.addFirst(Codecs.GZIP);
        case "zstd" -> packings.addFirst(Codecs.ZSTD);
        case "blosc" -> packings.addFirst(Codecs.BLOSC);
        case "crc32c" -> packings.addFirst(Codecs.CRC32C);
        default -> throw ArrayLayout.unsupported("its codec “%s” is not read".formatted(name));
      }
    }
    if (shards != null && !packings.isEmpty()) {
      throw ArrayLayout.unsupported("shards that are packed as a whole are not read");
    }
    codec = packings.stream().reduce(Codec::then).orElse(codec);
  }

  /** The stored axes are the named ones. */
  private void transpose(JsonNode order) {
    List<Integer> stored = order.valueStream().map(axis -> axis.asInt(-1)).toList();
    if (!stored.stream().sorted().toList().equals(MetadataNode.ascending(chunk.size()))) {
      throw ArrayLayout.unsupported("its order of axes is not read");
    }
    slowestFirst = stored;
  }

  private void shard(JsonNode settings) {
    if (shards != null || !slowestFirst.equals(MetadataNode.ascending(chunk.size()))) {
      throw ArrayLayout.unsupported("such shards are not read");
    }
    List<Integer> inner = MetadataNode.lengths(settings.path("chunk_shape"), "chunk_shape");
    List<Integer> along = new ArrayList<>();
    for (int axis = 0; axis < chunk.size(); axis++) {
      if (inner.size() != chunk.size() || chunk.get(axis) % inner.get(axis) != 0) {
        throw ArrayLayout.unsupported("its shards do not hold whole chunks");
      }
      along.add(chunk.get(axis) / inner.get(axis));
    }
    chunk = inner;
    codecs(settings.path("codecs"));
    shards =
        new Shards(
            along,
            settings.path("index_location").asString("end").equals("start"),
            hasChecksum(settings.path("index_codecs")));
  }

  private static boolean hasChecksum(JsonNode codecs) {
    List<String> names =
        codecs.valueStream().map(codec -> codec.path("name").asString("")).toList();
    boolean isLittle = codecs.at("/0/configuration/endian").asString("little").equals("little");
    if (!isLittle
        || !(names.equals(List.of("bytes", "crc32c")) || names.equals(List.of("bytes")))) {
      throw ArrayLayout.unsupported("such an index of shards is not read");
    }
    return names.size() > 1;
  }
}
