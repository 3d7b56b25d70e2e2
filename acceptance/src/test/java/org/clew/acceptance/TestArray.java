package org.clew.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.clew.model.Vec3Int;

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

  private static final Vec3Int TISSUE = new Vec3Int(5, 4, 2);
  private static final double CELL = 38;
  private static final double WALL = 0.07;

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

  /** Writes chunks that look like tissue: cells with dark walls, around the start of PageLab. */
  static void tissue(Path directory) {
    empty(directory);
    for (int x = 0; x < TISSUE.x(); x++) {
      for (int y = 0; y < TISSUE.y(); y++) {
        for (int z = 0; z < TISSUE.z(); z++) {
          write(
              directory.resolve("c.0." + x + "." + y + "." + z),
              tissue(new Vec3Int(x, y, z), CHUNK));
        }
      }
    }
  }

  /** Writes the same to one plane in the middle, as much of it as the page of a dataset shows. */
  static void middle(Path directory) {
    empty(directory);
    int z = LENGTH / 2 / CHUNK;
    for (int x = 3; x < 13; x++) {
      for (int y = 4; y < 12; y++) {
        write(directory.resolve("c.0." + x + "." + y + "." + z), tissue(new Vec3Int(x, y, z), 1));
      }
    }
  }

  private static byte[] tissue(Vec3Int chunk, int depth) {
    byte[] voxels = new byte[CHUNK * CHUNK * CHUNK];
    SplittableRandom grain = new SplittableRandom(chunk.hashCode());
    for (int i = 0; i < voxels.length; i += i % CHUNK == depth - 1 ? CHUNK - depth + 1 : 1) {
      int x = chunk.x() * CHUNK + i / (CHUNK * CHUNK);
      int y = chunk.y() * CHUNK + i / CHUNK % CHUNK;
      int z = chunk.z() * CHUNK + i % CHUNK;
      // A voxel is two and a half times as long as it is wide.
      voxels[i] = (byte) (shade(x, y, 2.5 * z) + grain.nextInt(40));
    }
    return voxels;
  }

  /** Bends space a little and looks how far the two nearest of many scattered points are. */
  private static double shade(double x, double y, double z) {
    double bentX = (x + 6 * Math.sin(y / 17) + 4 * Math.sin(z / 11)) / CELL;
    double bentY = (y + 6 * Math.sin(x / 19) + 4 * Math.sin(z / 13)) / CELL;
    double bentZ = z / CELL;
    double nearest = Double.MAX_VALUE;
    double second = Double.MAX_VALUE;
    for (int i = 0; i < 27; i++) {
      long cellX = (long) Math.floor(bentX) + i % 3 - 1;
      long cellY = (long) Math.floor(bentY) + i / 3 % 3 - 1;
      long cellZ = (long) Math.floor(bentZ) + i / 9 - 1;
      long mixed = cellX * 73_856_093L ^ cellY * 19_349_663L ^ cellZ * 83_492_791L;
      double right = bentX - cellX - part(mixed);
      double down = bentY - cellY - part(mixed * 31);
      double deep = bentZ - cellZ - part(mixed * 57);
      double distance = Math.sqrt(right * right + down * down + deep * deep);
      second = Math.min(second, Math.max(nearest, distance));
      nearest = Math.min(nearest, distance);
    }
    return second - nearest < WALL ? 30 : nearest < 0.2 ? 90 : 150;
  }

  private static double part(long number) {
    return ((number * 0x9e3779b97f4a7c15L) >>> 40) / (double) (1 << 24);
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
