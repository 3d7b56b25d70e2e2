package org.clew.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.clew.benchmarks.Section.Grid;
import org.clew.benchmarks.Section.Target;

/** A busy lab for a while: whether it stays as quick and as small as it began. */
final class SoakExperiment implements Experiment {
  private static final String HEAP = "256m";
  private static final int TASKS = 100_000;
  private static final int STRETCHES = 4;

  private static final String ABOUT =
      """
      %d annotators at once, each in a loop of request, heartbeat, handing in an NML, finish, with about %d ms between two calls; beside
      them a manager who imports 500 tasks, lists 1,000, exports 10,000, asks for the progress of all projects and downloads what was finished, again and again. %d
      minutes in %d equal parts, on %,d open tasks; the first of them shows a server that has just started. The server has a heap of %s.
      %,d calls in all, of which %d were not answered well%s.
      """;

  private static final String BLOAT =
      """
      SELECT relname, n_live_tup, n_dead_tup, pg_total_relation_size(relid) >> 20
      FROM pg_stat_user_tables
      WHERE relname IN ('tasks', 'annotations', 'pool_counts', 'events', 'users', 'time_spans')
      """;

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public Section run(Options options) throws Exception {
    int minutes = options.number("minutes", 10);
    int annotators = options.number("annotators", 200);
    int pause = options.number("pause", 1_000);
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        BenchmarkDatabase database =
            BenchmarkDatabase.start(directory.path().resolve("postgres"))) {
      Path data = directory.path().resolve("data");
      Map<String, String> environment =
          Map.of("CLEW_DATABASE_URL", database.address(), "CLEW_MAX_OPEN_TASKS_PER_USER", "100");
      try (ServerProcess server = ServerProcess.start(data, HEAP, environment);
          MemoryWatch watch = MemoryWatch.of(server.id())) {
        SmallLab lab = SmallLab.make(server, data);
        ClaimsLab.make(lab, database).fill(TASKS);
        SoakLoad load = new SoakLoad(lab, pause);
        List<List<String>> memory = new ArrayList<>();
        List<SoakLoad.Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < STRETCHES; i++) {
          watch.take();
          stretches.add(load.run(annotators, Duration.ofMinutes(minutes).dividedBy(STRETCHES)));
          List<MemoryWatch.Sample> samples = watch.take();
          memory.add(memory(i + 1, samples.get(1)));
          System.out.println(memory.getLast() + " " + stretches.getLast().failure());
        }
        return section(
            new Setting(annotators, pause, minutes),
            stretches,
            memory,
            bloat(database),
            server.peakMemory());
      }
    }
  }

  private record Setting(int annotators, int pause, int minutes) {}

  private static Section section(
      Setting setting,
      List<SoakLoad.Stretch> stretches,
      List<List<String>> memory,
      List<List<String>> bloat,
      long peak) {
    long calls = stretches.stream().mapToLong(SoakLoad.Stretch::calls).sum();
    long failures = stretches.stream().mapToLong(SoakLoad.Stretch::failures).sum();
    String failure = stretches.getLast().failure();
    String about =
        ABOUT.formatted(
            setting.annotators(),
            setting.pause(),
            setting.minutes(),
            STRETCHES,
            TASKS,
            HEAP,
            calls,
            failures,
            failure.isEmpty() ? "" : " (the last: " + failure + ")");
    double second = p95(stretches.get(1), "request");
    double last = p95(stretches.getLast(), "request");
    return new Section(
        "Soak",
        about,
        List.of(
            new Grid("Latency in ms, p50 / p95 / p99", columns("Call"), latencies(stretches)),
            new Grid(
                "Memory of the server in MB",
                List.of("Part", "heap, highest", "old generation, highest", "process, highest"),
                memory),
            new Grid(
                "Tables at the end",
                List.of("Table", "rows", "dead rows", "MB with indexes"),
                bloat)),
        List.of(
            new Target("Failed calls", "0", Long.toString(failures), failures == 0),
            new Target(
                "p95 of request, last part of the second",
                "≤ 1.5×",
                String.format(Locale.ROOT, "%.2f×", last / second),
                last <= 1.5 * second),
            new Target("Memory of the server", "≤ 512 MB", peak + " MB", peak <= 512)));
  }

  private static List<String> columns(String first) {
    List<String> columns = new ArrayList<>(List.of(first));
    for (int i = 1; i <= STRETCHES; i++) {
      columns.add("part " + i);
    }
    columns.add("calls");
    return columns;
  }

  private static List<List<String>> latencies(List<SoakLoad.Stretch> stretches) {
    TreeSet<String> kinds = new TreeSet<>();
    stretches.forEach(stretch -> kinds.addAll(stretch.micros().keySet()));
    List<List<String>> rows = new ArrayList<>();
    for (String kind : kinds) {
      List<String> row = new ArrayList<>(List.of(kind));
      long count = 0;
      for (SoakLoad.Stretch stretch : stretches) {
        Histogram micros = stretch.micros().getOrDefault(kind, ClaimLoad.histogram());
        count += micros.getTotalCount();
        row.add(
            String.format(
                Locale.ROOT,
                "%.0f / %.0f / %.0f",
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getValueAtPercentile(99) / 1e3));
      }
      row.add(String.format(Locale.ROOT, "%,d", count));
      rows.add(row);
    }
    return rows;
  }

  private static double p95(SoakLoad.Stretch stretch, String kind) {
    return stretch.micros().getOrDefault(kind, ClaimLoad.histogram()).getValueAtPercentile(95);
  }

  private static List<String> memory(int part, MemoryWatch.Sample most) {
    return List.of(
        Integer.toString(part),
        Long.toString(most.heap() >> 20),
        Long.toString(most.old() >> 20),
        Long.toString(most.resident() >> 20));
  }

  private static List<List<String>> bloat(BenchmarkDatabase database) throws SQLException {
    return database.rows(BLOAT + " ORDER BY relname");
  }
}
