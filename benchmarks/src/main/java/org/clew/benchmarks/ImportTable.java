package org.clew.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import org.clew.server.postgres.DataDirectory;
import org.clew.server.postgres.EmbeddedPostgres;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/**
 * Imports files of tasks through HTTP, and prints how long that takes and what it does to the
 * memory of the server. The yardstick is a bare {@code COPY} of the same rows into the same table,
 * with its indexes and triggers, in turn with the imports.
 */
final class ImportTable {
  private static final String HEAP = "256m";
  private static final int PROJECTS = 10;
  private static final int DOMAINS = 20;
  private static final String COLUMNS =
      "id, organization_id, project_id, task_type_id, dataset_id, script_id, pool_id, spread,"
          + " total, pending, bounding_box, edit_position, edit_rotation, creation_info,"
          + " description, base_content_id, created, import_id, external_key";

  private final SmallLab lab;
  private final Connection database;
  private final MemoryWatch watch;
  private final Path directory;

  private ImportTable(SmallLab lab, Connection database, MemoryWatch watch, Path directory) {
    this.lab = lab;
    this.database = database;
    this.watch = watch;
    this.directory = directory;
  }

  /** Prints a line for each form of file. */
  static void print(int tasks, int runs) throws Exception {
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        DataDirectory owned = DataDirectory.open(directory.path().resolve("postgres"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(owned)) {
      Path data = directory.path().resolve("data");
      String address =
          postgres
              .jdbcUrl()
              .replaceFirst(
                  "^jdbc:postgresql://",
                  "postgresql://%s:%s@".formatted(postgres.user(), postgres.password()));
      try (ServerProcess server = ServerProcess.start(data, HEAP, address);
          Connection database =
              DriverManager.getConnection(
                  postgres.jdbcUrl(), postgres.user(), postgres.password());
          MemoryWatch watch = MemoryWatch.of(server.id())) {
        SmallLab lab = SmallLab.make(server, data);
        for (int i = 1; i < PROJECTS; i++) {
          lab.makeProject("axons-" + i);
        }
        new ImportTable(lab, database, watch, directory.path()).run(tasks, runs);
      }
    }
  }

  private void run(int tasks, int runs) throws Exception {
    Path csv = directory.resolve("tasks.csv");
    Path ndjson = directory.resolve("tasks.ndjson");
    write(csv, tasks, true);
    write(ndjson, tasks, false);
    // Warms the server and the database up.
    Path some = directory.resolve("some.csv");
    write(some, 20_000, true);
    imported(some, "text/csv", 20_000);

    double[] ofCsv = new double[runs];
    double[] ofNdjson = new double[runs];
    double[] bare = new double[runs];
    watch.take();
    for (int i = 0; i < runs; i++) {
      empty();
      ofNdjson[i] = imported(ndjson, "application/x-ndjson", tasks);
      empty();
      ofCsv[i] = imported(csv, "text/csv", tasks);
      Path rows = dumped();
      empty();
      bare[i] = copied(rows, tasks);
    }
    MemoryWatch.Sample most = watch.take().get(1);
    System.out.printf(
        Locale.ROOT,
        "%n%,d tasks in %d projects with external keys; medians of %d, server with -Xmx%s%n",
        tasks,
        PROJECTS,
        runs,
        HEAP);
    System.out.printf(Locale.ROOT, "%-14s %8s %12s %8s %18s%n", "", "s", "tasks/s", "", "");
    line("bare COPY", bare, bare, tasks);
    line("CSV", ofCsv, bare, tasks);
    line("NDJSON", ofNdjson, bare, tasks);
    System.out.printf(
        Locale.ROOT,
        "Server at the most: heap %d MB, resident %d MB%n",
        most.heap() >> 20,
        most.resident() >> 20);
  }

  private static void line(String name, double[] seconds, double[] bare, int tasks) {
    System.out.printf(
        Locale.ROOT,
        "%-14s %8.2f %,12.0f %7.2f× (%.2f to %.2f s)%n",
        name,
        median(seconds),
        tasks / median(seconds),
        median(seconds) / median(bare),
        Arrays.stream(seconds).min().orElseThrow(),
        Arrays.stream(seconds).max().orElseThrow());
  }

  private void write(Path file, int tasks, boolean isCsv) throws IOException {
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

  private double imported(Path file, String type, int tasks) throws IOException {
    long start = System.nanoTime();
    JsonNode done = lab.admin().postFile("/api/clew/v1/tasks/import", type, file);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (done.get("created").asInt() != tasks) {
      throw new IOException("Not all tasks were created: " + done);
    }
    return seconds;
  }

  private Path dumped() throws SQLException, IOException {
    Path file = directory.resolve("rows");
    try (OutputStream out = Files.newOutputStream(file)) {
      database
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (SELECT " + COLUMNS + " FROM clew.tasks ORDER BY id) TO STDOUT", out);
    }
    return file;
  }

  private double copied(Path rows, int tasks) throws SQLException, IOException {
    long start = System.nanoTime();
    try (InputStream in = Files.newInputStream(rows)) {
      long copied =
          database
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY clew.tasks (" + COLUMNS + ") FROM STDIN", in);
      if (copied != tasks) {
        throw new IOException("%d rows, not %d".formatted(copied, tasks));
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void empty() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("TRUNCATE clew.tasks, clew.pool_counts, clew.events CASCADE");
      statement.execute("VACUUM clew.task_import_rows");
      statement.execute("CHECKPOINT");
      // The trigger of the bare COPY finds tables and functions without their schema.
      statement.execute("SET search_path = clew");
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
