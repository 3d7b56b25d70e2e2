package org.clew.cli.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * One Zarr v3 array of the dimensions c, x, y, z with a single channel, in cubic chunks, each a
 * gzip file. See the Zarr core specification, version 3, and decision record 0003.
 *
 * @param elementClass {@code uint8} or {@code uint32}
 * @param width in voxels, along x
 * @param height in voxels, along y
 * @param depth in voxels, along z
 */
record ZarrArray(String elementClass, int width, int height, int depth) {
  static final int CHUNK = 64;

  private record ArrayMetadata(
      int zarr_format,
      String node_type,
      List<Integer> shape,
      String data_type,
      Extension chunk_grid,
      Extension chunk_key_encoding,
      int fill_value,
      List<Extension> codecs,
      List<String> dimension_names,
      Map<String, Object> attributes) {}

  private record Extension(String name, Map<String, Object> configuration) {}

  int chunks() {
    return along(width) * along(height) * along(depth);
  }

  void write(Path directory, Voxels voxels, Runnable afterChunk) throws IOException {
    Files.createDirectories(directory);
    DatasetJson.write(directory.resolve("zarr.json"), metadata());
    for (int x = 0; x < along(width); x++) {
      for (int y = 0; y < along(height); y++) {
        for (int z = 0; z < along(depth); z++) {
          byte[] chunk = chunk(voxels, x * CHUNK, y * CHUNK, z * CHUNK);
          writeChunk(directory.resolve("c.0." + x + "." + y + "." + z), chunk);
          afterChunk.run();
        }
      }
    }
  }

  private ArrayMetadata metadata() {
    return new ArrayMetadata(
        3,
        "array",
        List.of(1, width, height, depth),
        elementClass,
        new Extension("regular", Map.of("chunk_shape", List.of(1, CHUNK, CHUNK, CHUNK))),
        // WEBKNOSSOS writes its chunk keys with dots: all chunks of an array lie in one directory.
        new Extension("default", Map.of("separator", ".")),
        0,
        List.of(
            new Extension("bytes", Map.of("endian", "little")),
            new Extension("gzip", Map.of("level", 6))),
        List.of("c", "x", "y", "z"),
        Map.of());
  }

  /** A chunk's bytes, z fastest; at the array's end it is filled up with zeros. */
  private byte[] chunk(Voxels voxels, int left, int top, int front) {
    int bytes = elementClass.equals("uint32") ? 4 : 1;
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK * CHUNK * CHUNK * bytes);
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    for (int x = left; x < left + CHUNK; x++) {
      for (int y = top; y < top + CHUNK; y++) {
        for (int z = front; z < front + CHUNK; z++) {
          int value = x < width && y < height && z < depth ? voxels.at(x, y, z) : 0;
          if (bytes == 1) {
            buffer.put((byte) value);
          } else {
            buffer.putInt(value);
          }
        }
      }
    }
    return buffer.array();
  }

  private static void writeChunk(Path file, byte[] bytes) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.write(bytes);
    }
  }

  private static int along(int voxels) {
    return Math.ceilDiv(voxels, CHUNK);
  }
}
