package org.clew.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.clew.benchmarks.Section.Grid;
import org.clew.benchmarks.Section.Target;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/**
 * Imports files of tasks through HTTP, and prints how long that takes and what it does to the
 * memory of the server. The yardstick is a bare {@code COPY} of the same rows into the same table,
 * with its indexes and triggers, in turn with the imports.
 */
final class ImportExperiment implements Experiment {
  private static final String HEAP = "256m";
  private static final int PROJECTS = 10;
  private static final int DOMAINS = 20;
  private static final int WARM_UP = 20_000;
  private static final String COLUMNS =
      "id, organization_id, project_id, task_type_id, dataset_id, script_id, pool_id, spread,"
          + " total, pending, bounding_box, edit_position, edit_rotation, creation_info,"
          + " description, base_content_id, created, import_id, external_key";

  private static final String ABOUT =
      """
      A file with tasks of %d projects and %d domains, each with an external key, goes to a server (heap %s) by HTTP. A bare `COPY` puts
      the same rows into the same table, with its indexes and triggers, over the connection of this program, in turn
      with the imports; each begins with an empty table. The imports also check every row, and write an event for each
      task, which the `COPY` does not. Medians of %s; the least and the most in brackets.
      """;

  private final List<Target> targets = new ArrayList<>();

  /** What a run needs. */
  private record Bench(
      SmallLab lab, Connection database, MemoryWatch watch, Path directory, int tasks, int runs) {}

  @Override
  public String name() {
    return "import";
  }

  @Override
  public Section run(Options options) throws Exception {
    targets.clear();
    List<Grid> grids = new ArrayList<>();
    int runs = options.number("runs", 3);
    for (int tasks : options.numbers("tasks", 100_000, 1_000_000)) {
      grids.add(measured(tasks, runs));
    }
    return new Section(
        "Import", String.format(Locale.ROOT, ABOUT, PROJECTS, DOMAINS, HEAP, runs), grids, targets);
  }

  private Grid measured(int tasks, int runs) throws Exception {
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        BenchmarkDatabase postgres =
            BenchmarkDatabase.start(directory.path().resolve("postgres"))) {
      Path data = directory.path().resolve("data");
      try (ServerProcess server = ServerProcess.start(data, HEAP, postgres.address());
          Connection database = postgres.connect();
          MemoryWatch watch = MemoryWatch.of(server.id())) {
        SmallLab lab = SmallLab.make(server, data);
        for (int i = 1; i < PROJECTS; i++) {
          lab.makeProject("axons-" + i);
        }
        return measured(new Bench(lab, database, watch, directory.path(), tasks, runs));
      }
    }
  }

  private Grid measured(Bench bench) throws Exception {
    int tasks = bench.tasks();
    Path csv = bench.directory().resolve("tasks.csv");
    Path ndjson = bench.directory().resolve("tasks.ndjson");
    write(bench.lab(), csv, tasks, true);
    write(bench.lab(), ndjson, tasks, false);
    // Warms the server and the database up.
    Path some = bench.directory().resolve("some.csv");
    write(bench.lab(), some, WARM_UP, true);
    imported(bench.lab(), some, "text/csv", WARM_UP);

    double[] ofCsv = new double[bench.runs()];
    double[] ofNdjson = new double[bench.runs()];
    double[] bare = new double[bench.runs()];
    bench.watch().take();
    for (int i = 0; i < bench.runs(); i++) {
      empty(bench);
      ofNdjson[i] = imported(bench.lab(), ndjson, "application/x-ndjson", tasks);
      empty(bench);
      ofCsv[i] = imported(bench.lab(), csv, "text/csv", tasks);
      Path rows = dumped(bench);
      empty(bench);
      bare[i] = copied(bench.database(), rows, tasks);
      System.out.println(
          text("NDJSON %.2f s, CSV %.2f s, COPY %.2f s", ofNdjson[i], ofCsv[i], bare[i]));
    }
    MemoryWatch.Sample most = bench.watch().take().get(1);
    double copy = median(bare);
    judge("import of %,d tasks as CSV", tasks, median(ofCsv) / copy);
    judge("import of %,d tasks as NDJSON", tasks, median(ofNdjson) / copy);
    long resident = most.resident() >> 20;
    targets.add(
        new Target(
            text("memory of the server, %,d tasks", tasks),
            "≤ 512 MB",
            text("%,d MB", resident),
            resident <= 512));
    return new Grid(
        text(
            "%,d tasks; the server took %,d MB of heap and %,d MB in all at the most:",
            tasks, most.heap() >> 20, resident),
        List.of("", "s", "tasks/s", "against COPY"),
        List.of(
            row("bare COPY", bare, copy, tasks),
            row("CSV", ofCsv, copy, tasks),
            row("NDJSON", ofNdjson, copy, tasks)));
  }

  private void judge(String what, int tasks, double ratio) {
    targets.add(new Target(text(what, tasks), "≤ 4× COPY", text("%.2f×", ratio), ratio <= 4));
  }

  private static List<String> row(String name, double[] seconds, double copy, int tasks) {
    return List.of(
        name,
        text(
            "%.2f (%.2f–%.2f)",
            median(seconds),
            Arrays.stream(seconds).min().orElseThrow(),
            Arrays.stream(seconds).max().orElseThrow()),
        text("%,.0f", tasks / median(seconds)),
        text("%.2f×", median(seconds) / copy));
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is no dependency of ours
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void write(SmallLab lab, Path file, int tasks, boolean isCsv) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      if (isCsv) {
        out.write(
            "externalKey,taskTypeId,datasetId,project,experienceDomain,minExperience,x,y,z,"
                + "rotX,rotY,rotZ,instances,minX,minY,minZ,width,height,depth\n");
      }
      for (int i = 0; i < tasks; i++) {
        out.write(
            (isCsv ? CSV : NDJSON)
                .formatted(
                    i,
                    lab.taskType(),
                    lab.dataset(),
                    i % PROJECTS == 0 ? "axons" : "axons-" + i % PROJECTS,
                    i % DOMAINS,
                    i % 90_000,
                    i / 7 % 90_000,
                    i % 9_000,
                    1 + i % 3));
      }
    }
  }

  private static final String CSV =
      "roi-%07d,%s,%s,%s,domain%d,1,%d,%d,%d,0,0,90.5,%d,0,0,0,500,500,200\n";
  private static final String NDJSON =
      """
      {"externalKey":"roi-%07d","taskTypeId":"%s","datasetId":"%s","projectName":"%s","neededExperience":{"domain":"domain%d","value":1},"editPosition":[%d,%d,%d],"editRotation":[0,0,90.5],"pendingInstances":%d,"boundingBox":{"topLeft":[0,0,0],"width":500,"height":500,"depth":200}}
      """;

  private static double imported(SmallLab lab, Path file, String type, int tasks)
      throws IOException {
    long start = System.nanoTime();
    JsonNode done = lab.admin().postFile("/api/clew/v1/tasks/import", type, file);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (done.get("created").asInt() != tasks) {
      throw new IOException("Not all tasks were created: " + done);
    }
    return seconds;
  }

  private static Path dumped(Bench bench) throws SQLException, IOException {
    Path file = bench.directory().resolve("rows");
    try (OutputStream out = Files.newOutputStream(file)) {
      bench
          .database()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (SELECT " + COLUMNS + " FROM tasks ORDER BY id) TO STDOUT", out);
    }
    return file;
  }

  private static double copied(Connection database, Path rows, int tasks)
      throws SQLException, IOException {
    long start = System.nanoTime();
    try (InputStream in = Files.newInputStream(rows)) {
      long copied =
          database
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY tasks (" + COLUMNS + ") FROM STDIN", in);
      if (copied != tasks) {
        throw new IOException("%d rows, not %d".formatted(copied, tasks));
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void empty(Bench bench) throws SQLException {
    try (Statement statement = bench.database().createStatement()) {
      statement.execute("TRUNCATE tasks, pool_counts, events CASCADE");
      statement.execute("VACUUM task_import_rows");
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
