package org.clew.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.clew.benchmarks.Section.Grid;
import org.clew.benchmarks.Section.Target;

/** The next task over HTTP, against what the database alone could do. */
final class ClaimsExperiment implements Experiment {
  private static final String HEAP = "256m";
  private static final int SLOW_WAY_TASKS = 100_000;
  private static final int SLOW_WAY_CLIENTS = 32;

  /** The PostgreSQL that comes along takes 100. */
  private static final int MOST_CONNECTIONS = 64;

  private static final String ABOUT =
      """
      Claims (`POST /user/tasks/request`) of 1,000 users who take turns, over HTTP, from a load generator in Java on the same machine.
      Ten projects, of which the top one is paused and the next is another team’s; 200 pools; two thirds of the tasks are for the users.
      Beside it, on the same database: **(a)** `pgbench` with the statements of the very same claim, noted from a server, without HTTP, JSON,
      finding the user behind the token, and reading the new instance back, with at most 64 connections; **(b)** `pgbench` with the way of WEBKNOSSOS: one
      `SERIALIZABLE` insert-select by priority, repeated up to 50 times when it fails. Before each run all tasks are given back.
      Rates are medians of %d runs of up to %d s, with the lowest and the highest; a run ends when a quarter of the tasks is taken.
      Latencies are of all claims of the runs. The server has a heap of %s; at most it needed %d MB of memory in all.
      """;

  private final List<List<String>> rows = new ArrayList<>();
  private final Map<String, Cell> cells = new TreeMap<>();

  /** What is known of one number of tasks and clients. */
  private record Cell(double http, double own, double slow, double p50) {}

  @Override
  public String name() {
    return "claims";
  }

  @Override
  public Section run(Options options) throws Exception {
    List<Integer> sizes = options.numbers("tasks", 1_000, 100_000, 1_000_000);
    List<Integer> clients = options.numbers("clients", 1, 8, 32, 128);
    int seconds = options.number("seconds", 3);
    int repeats = options.number("repeats", 3);
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        BenchmarkDatabase database =
            BenchmarkDatabase.start(directory.path().resolve("postgres"))) {
      Path data = directory.path().resolve("data");
      Map<String, String> environment =
          Map.of(
              "CLEW_DATABASE_URL", database.address(), "CLEW_MAX_OPEN_TASKS_PER_USER", "1000000");
      try (ServerProcess server = ServerProcess.start(data, HEAP, environment)) {
        ClaimsLab lab = ClaimsLab.make(SmallLab.make(server, data), database);
        lab.fill(sizes.getFirst());
        ClaimStatements statements =
            ClaimStatements.noted(database, directory.path().resolve("noting"));
        Pgbench pgbench =
            new Pgbench(
                options.text("pgbench", "pgbench"),
                database,
                directory.path(),
                variables(database));
        Bench bench =
            new Bench(
                lab, new ClaimLoad(server.url()), pgbench, statements.script(), seconds, repeats);
        bench.warmUp(options.number("warm-up", 60));
        for (int size : sizes) {
          lab.fill(size);
          for (int count : clients) {
            row(bench, size, count);
          }
        }
        long memory = server.peakMemory();
        return new Section(
            "Claims",
            ABOUT.formatted(repeats, seconds, HEAP, memory),
            List.of(new Grid("Claims per second, and their latency in ms", COLUMNS, rows)),
            targets(sizes, memory));
      }
    }
  }

  private static final List<String> COLUMNS =
      List.of(
          "Open tasks × annotators",
          "HTTP",
          "lowest–highest",
          "p50",
          "p95",
          "p99",
          "max",
          "(a) same SQL",
          "HTTP of (a)",
          "(b) SERIALIZABLE",
          "HTTP of (b)");

  private static Map<String, String> variables(BenchmarkDatabase database) throws SQLException {
    return Map.of(
        "organization", database.text("SELECT id FROM organizations"),
        "teams", "{" + database.text("SELECT id FROM teams WHERE name = 'Annotators'") + "}",
        "allTeams", "false",
        "beyond", "{}",
        "cancelledAgain", "false",
        "kind", "instance.requested",
        "skeleton", "[]",
        "volume", "[]",
        "hybrid", "[]");
  }

  /** The runs of one lab. */
  private record Bench(
      ClaimsLab lab, ClaimLoad load, Pgbench pgbench, String script, int seconds, int repeats) {

    void warmUp(int rounds) throws SQLException, InterruptedException, ExecutionException {
      System.out.println("Warming up …");
      for (int i = 0; i < rounds; i++) {
        load.run(8, 3, lab.enough());
        lab.reset();
      }
    }

    List<ClaimLoad.Run> http(int clients)
        throws SQLException, InterruptedException, ExecutionException {
      List<ClaimLoad.Run> runs = new ArrayList<>();
      for (int i = 0; i < repeats; i++) {
        lab.reset();
        runs.add(load.run(clients, seconds, lab.enough()));
      }
      return runs;
    }

    double own(int annotators, double expected)
        throws SQLException, IOException, InterruptedException {
      int clients = Math.min(annotators, MOST_CONNECTIONS);
      double wanted = Math.min(lab.enough(), 2 * expected * seconds);
      int each = Math.max(1, (int) (wanted / clients));
      double[] rates = new double[repeats];
      for (int i = 0; i < repeats; i++) {
        lab.reset();
        rates[i] = pgbench.transactions(script, clients, each);
      }
      return median(rates);
    }

    double slow(int size, int clients) throws SQLException, IOException, InterruptedException {
      if (size > SLOW_WAY_TASKS || clients > SLOW_WAY_CLIENTS) {
        return Double.NaN;
      }
      lab.reset();
      String way = ClaimStatements.serializable();
      return size < SLOW_WAY_TASKS
          ? pgbench.transactions(way, clients, Math.max(1, lab.enough() / clients))
          : pgbench.seconds(way, clients, Math.max(5, seconds));
    }
  }

  private void row(Bench bench, int size, int clients) throws Exception {
    List<ClaimLoad.Run> runs = bench.http(clients);
    Histogram micros = ClaimLoad.histogram();
    runs.forEach(run -> micros.add(run.micros()));
    double[] rates = runs.stream().mapToDouble(ClaimLoad.Run::perSecond).sorted().toArray();
    double http = median(rates);
    double own = bench.own(clients, http);
    double slow = bench.slow(size, clients);
    List<String> row =
        List.of(
            String.format(Locale.ROOT, "%,d × %d", size, clients),
            number(http),
            number(rates[0]) + "–" + number(rates[rates.length - 1]),
            millis(micros, 50),
            millis(micros, 95),
            millis(micros, 99),
            millis(micros, 100),
            number(own),
            String.format(Locale.ROOT, "%.0f %%", 100 * http / own),
            number(slow),
            Double.isNaN(slow) ? "" : String.format(Locale.ROOT, "%.0f×", http / slow));
    rows.add(row);
    cells.put(key(size, clients), new Cell(http, own, slow, micros.getValueAtPercentile(50)));
    System.out.println(String.join("  ", row));
  }

  private static String key(int size, int clients) {
    return size + "x" + clients;
  }

  private List<Target> targets(List<Integer> sizes, long memory) {
    List<Target> targets = new ArrayList<>();
    for (int size : sizes) {
      Cell cell = cells.get(key(size, 32));
      if (cell != null && size >= SLOW_WAY_TASKS) {
        double share = cell.http() / cell.own();
        String what = String.format(Locale.ROOT, "HTTP of (a), %,d × 32", size);
        String found = String.format(Locale.ROOT, "%.0f %%", 100 * share);
        targets.add(new Target(what, "≥ 50 %", found, share >= 0.5));
      }
    }
    Cell eight = cells.get(key(SLOW_WAY_TASKS, 8));
    if (eight != null) {
      double times = eight.http() / eight.slow();
      // If it did not end, it was slower than any figure.
      targets.add(
          new Target(
              "HTTP of (b), 100,000 × 8",
              "≥ 100×",
              Double.isNaN(times) ? "(b) did not end" : number(times) + "×",
              Double.isNaN(times) || times >= 100));
    }
    for (int clients : List.of(1, 8, 32)) {
      Cell few = cells.get(key(1_000, clients));
      Cell many = cells.get(key(1_000_000, clients));
      if (few != null && many != null) {
        double growth = many.p50() / few.p50();
        targets.add(
            new Target(
                "p50 at 1,000,000 of that at 1,000, × " + clients,
                "≤ 1.25×",
                String.format(Locale.ROOT, "%.2f×", growth),
                growth <= 1.25));
      }
    }
    targets.add(new Target("Memory of the server", "≤ 512 MB", memory + " MB", memory <= 512));
    return targets;
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return String.format(Locale.ROOT, value < 10 ? "%,.1f" : "%,.0f", value);
  }

  private static String millis(Histogram micros, double percentile) {
    return String.format(Locale.ROOT, "%.1f", micros.getValueAtPercentile(percentile) / 1000.0);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
