package org.clew.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Asks for planes of 512 × 512 pixels of a dataset of 512³ voxels, in chunks of 64³ packed by gzip,
 * and prints how long that takes. The yardstick is a plain loop that reads and unpacks the same
 * chunks.
 */
final class PlanesTable {
  private static final String HEAP = "512m";
  private static final int LENGTH = 512;
  private static final int CHUNK = 64;
  private static final int CHUNKS = LENGTH / CHUNK;
  private static final int WARM_UP = 3;

  private static final String DOCUMENT =
      """
      {"id": {"name": "cube", "team": ""},
       "scale": {"factor": [11.24, 11.24, 28.0], "unit": "nanometer"},
       "dataLayers": [{"name": "color", "category": "color", "elementClass": "uint8",
         "dataFormat": "zarr3",
         "boundingBox": {"topLeft": [0, 0, 0], "width": 512, "height": 512, "depth": 512},
         "mags": [{"mag": [1, 1, 1], "path": "./color/1",
           "axisOrder": {"x": 0, "y": 1, "z": 2}}]}]}
      """;
  private static final String METADATA =
      """
      {"zarr_format": 3, "node_type": "array", "shape": [512, 512, 512], "data_type": "uint8",
       "chunk_grid": {"name": "regular", "configuration": {"chunk_shape": [64, 64, 64]}},
       "chunk_key_encoding": {"name": "default", "configuration": {"separator": "."}},
       "fill_value": 0, "codecs": [{"name": "bytes"}, {"name": "gzip"}]}
      """;

  private PlanesTable() {}

  static void print() throws Exception {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Path data = directory.path().resolve("data");
      Path array = data.resolve("datasets/cube/color/1");
      try (ServerProcess server = ServerProcess.start(data, HEAP)) {
        write(array);
        Calls admin = new Calls(server.url(), server.token());
        String id =
            admin.post("/api/clew/v1/datasets", Map.of("path", "cube")).get("id").asString();
        measure(admin, "/api/clew/v1/datasets/" + id + "/layers/color/planes/", array);
      }
    }
  }

  /** Something like tissue: noise that packs to about two thirds. */
  private static void write(Path array) throws IOException {
    Files.createDirectories(array);
    Files.writeString(array.resolve("../../datasource-properties.json").normalize(), DOCUMENT);
    Files.writeString(array.resolve("zarr.json"), METADATA);
    SplittableRandom random = new SplittableRandom(1);
    byte[] voxels = new byte[CHUNK * CHUNK * CHUNK];
    for (int x = 0; x < CHUNKS; x++) {
      for (int y = 0; y < CHUNKS; y++) {
        for (int z = 0; z < CHUNKS; z++) {
          for (int i = 0; i < voxels.length; i++) {
            voxels[i] = (byte) (100 + 60 * Math.sin(i * 0.001) + random.nextInt(32));
          }
          Path file = array.resolve("c." + x + "." + y + "." + z);
          try (OutputStream out =
              new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write(voxels);
          }
        }
      }
    }
  }

  private static void measure(Calls calls, String planes, Path array) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%n512 × 512 pixels of 512³ voxels, 64 chunks each; ms, medians of %d%n%-8s %10s %12s %10s %16s%n",
        CHUNKS - WARM_UP,
        "",
        "cold",
        "next plane",
        "again",
        "chunks read alone");
    for (String plane : new String[] {"xy", "xz", "yz"}) {
      double[][] times = new double[4][CHUNKS];
      for (int slab = 0; slab < CHUNKS; slab++) {
        int place = slab * CHUNK + CHUNK / 2;
        times[0][slab] = time(() -> calls.bytes(planes + path(plane, place)));
        times[1][slab] = time(() -> calls.bytes(planes + path(plane, place + 1)));
        times[2][slab] = time(() -> calls.bytes(planes + path(plane, place)));
        int at = slab;
        times[3][slab] = time(() -> read(array, plane, at));
      }
      System.out.printf(
          Locale.ROOT,
          "%-8s %10.1f %12.1f %10.1f %16.1f   the very first %.0f%n",
          plane,
          median(times[0]),
          median(times[1]),
          median(times[2]),
          median(times[3]),
          times[0][0]);
    }
  }

  private static String path(String plane, int place) {
    String position =
        switch (plane) {
          case "xy" -> "256,256," + place;
          case "xz" -> "256," + place + ",256";
          default -> place + ",256,256";
        };
    // Pixels as wide as a voxel in x and y; in z it is longer, and the picture is filled by fewer.
    return plane + ".png?size=512,512&position=" + position;
  }

  private static void read(Path array, String plane, int slab) throws IOException {
    for (int one = 0; one < CHUNKS; one++) {
      for (int other = 0; other < CHUNKS; other++) {
        String name =
            switch (plane) {
              case "xy" -> "c." + one + "." + other + "." + slab;
              case "xz" -> "c." + one + "." + slab + "." + other;
              default -> "c." + slab + "." + one + "." + other;
            };
        try (InputStream in = new GZIPInputStream(Files.newInputStream(array.resolve(name)))) {
          if (in.readAllBytes().length != CHUNK * CHUNK * CHUNK) {
            throw new IOException(name);
          }
        }
      }
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static double time(Step step) throws IOException {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e6;
  }

  /** Without the first ones. */
  private static double median(double[] times) {
    double[] sorted = Arrays.copyOfRange(times, WARM_UP, times.length);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
