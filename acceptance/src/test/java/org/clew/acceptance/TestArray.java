package org.clew.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Zarr 3 arrays of bytes, as the layer “color” of a lab’s datasets expects them. */
final class TestArray {
  static final int LENGTH = 1024;
  static final int CHUNK = 64;

  private static final String METADATA =
      """
      {"zarr_format": 3, "node_type": "array", "shape": [1, %1$d, %1$d, %1$d], "data_type": "uint8",
       "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [1, %2$d, %2$d, %2$d]}},
       "chunk_key_encoding": {"name": "default", "configuration": {"separator": "."}},
       "fill_value": 40, "codecs": [{"name": "bytes"}], "dimension_names": ["c", "x", "y", "z"]}
      """;

  private TestArray() {}

  /** One without chunks: all voxels are 40. */
  static void empty(Path directory) {
    write(
        directory.resolve("zarr.json"),
        METADATA.formatted(LENGTH, CHUNK).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Writes a chunk; the brightness of a voxel is its x in the chunk. */
  static void chunk(Path directory, int x, int y, int z) {
    byte[] voxels = new byte[CHUNK * CHUNK * CHUNK];
    for (int i = 0; i < voxels.length; i++) {
      voxels[i] = (byte) (i / (CHUNK * CHUNK));
    }
    write(directory.resolve("c.0." + x + "." + y + "." + z), voxels);
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
