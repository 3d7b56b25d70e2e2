package org.clew.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.clew.benchmarks.Section.Grid;
import org.clew.benchmarks.Section.Target;

/** Planes of a dataset, against a plain loop that reads and unpacks the same chunks. */
final class PlanesExperiment implements Experiment {
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

  private static final String ABOUT =
      """
      Planes of 512 × 512 pixels of a dataset of 512³ voxels in chunks of 64³, packed by gzip: each plane needs 64 chunks. Beside it
      a plain loop in this process that reads and unpacks the same chunks. Medians of %d planes, after %d that are not counted;
      the very first one is asked of a server that just started.
      """;
  private static final List<String> COLUMNS =
      List.of("ms", "cold", "next plane", "again", "chunks read alone", "the very first");

  @Override
  public String name() {
    return "planes";
  }

  @Override
  public Section run(Options options) throws Exception {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Path data = directory.path().resolve("data");
      Path array = data.resolve("datasets/cube/color/1");
      try (ServerProcess server = ServerProcess.start(data, HEAP)) {
        write(array);
        Calls admin = new Calls(server.url(), server.token());
        String id =
            admin.post("/api/clew/v1/datasets", Map.of("path", "cube")).get("id").asString();
        return measure(admin, "/api/clew/v1/datasets/" + id + "/layers/color/planes/", array);
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

  private static Section measure(Calls calls, String planes, Path array) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    double cold = 0;
    double again = 0;
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
      List<String> row = new ArrayList<>(List.of(plane));
      for (double[] each : times) {
        row.add(millis(median(each)));
      }
      // Only the first plane of all finds a server that has drawn nothing yet.
      row.add(rows.isEmpty() ? millis(times[0][0]) : "");
      rows.add(row);
      cold = Math.max(cold, median(times[0]));
      again = Math.max(again, median(times[2]));
    }
    return new Section(
        "Planes",
        ABOUT.formatted(CHUNKS - WARM_UP, WARM_UP),
        List.of(new Grid("How long a plane takes", COLUMNS, rows)),
        List.of(
            new Target("A plane, cold", "≤ 300 ms", millis(cold) + " ms", cold <= 300),
            new Target("A plane, from the cache", "≤ 50 ms", millis(again) + " ms", again <= 50)));
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
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
