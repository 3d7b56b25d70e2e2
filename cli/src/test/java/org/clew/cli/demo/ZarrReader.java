package org.clew.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one voxel at a time as the Zarr specification says, going by what {@code zarr.json} says.
 */
final class ZarrReader {
  private final Path directory;
  private final JsonNode metadata;
  private final Map<String, ByteBuffer> chunks = new HashMap<>();

  ZarrReader(Path directory) throws IOException {
    this.directory = directory;
    this.metadata = JsonMapper.shared().readTree(Files.readString(directory.resolve("zarr.json")));
  }

  JsonNode metadata() {
    return metadata;
  }

  int at(int... position) {
    StringBuilder key = new StringBuilder("c");
    String separator = metadata.at("/chunk_key_encoding/configuration/separator").asString();
    int offset = 0;
    for (int axis = 0; axis < position.length; axis++) {
      int length = metadata.at("/chunk_grid/configuration/chunk_shape/" + axis).asInt();
      key.append(separator).append(position[axis] / length);
      offset = offset * length + position[axis] % length;
    }
    ByteBuffer chunk = chunks.computeIfAbsent(key.toString(), this::chunk);
    return switch (metadata.get("data_type").asString()) {
      case "uint8" -> Byte.toUnsignedInt(chunk.get(offset));
      case "uint32" -> chunk.getInt(4 * offset);
      default -> throw new IllegalStateException("unexpected " + metadata.get("data_type"));
    };
  }

  private ByteBuffer chunk(String key) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(directory.resolve(key)))) {
      return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
