package org.clew.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.clew.benchmarks.Section.Grid;
import org.clew.benchmarks.Section.Target;
import org.jspecify.annotations.Nullable;

/**
 * Asks for lists and reports of a lab of some size, and for whole lists as files. The yardstick is
 * PostgreSQL, which makes JSON with the same facts of the same rows in one statement.
 */
final class ListsExperiment implements Experiment {
  private static final String HEAP = "256m";
  private static final int WARM_UP = 15;
  private static final int RUNS = 21;
  private static final int PAGE = 1_000;
  private static final int DEEP = 900;
  private static final String ABOUT =
      """
      One client asks a server (heap %s) for lists, one after the other; PostgreSQL alone makes JSON with the same facts of the same
      rows in one statement, which is sent to the same client. Medians of %d after %d to warm up, in milliseconds; fifth to
      ninety-fifth percent in brackets. Nineteen of twenty tasks are in one project, the others in %d; there are %,d users.
      Page 900 is of as many rows as leave 900 pages in the project. “By key” goes on after the last row of the page before
      (`after`, `Link`), “by number” is `pageNumber` of the contract, which has to read the index entries of what it skips: that
      costs more the deeper the page lies, whoever does it. Exports are of all tasks of the project, run once after a smaller one.
      """;

  /** A list: where the API has it, and how PostgreSQL alone makes it. */
  private record Listed(String name, String path, @Nullable String sql) {}

  private final List<Target> targets = new ArrayList<>();

  @Override
  public String name() {
    return "lists";
  }

  @Override
  public Section run(Options options) throws Exception {
    List<Grid> grids = new ArrayList<>();
    targets.clear();
    for (int tasks : options.numbers("tasks", 1_000, 100_000, 1_000_000)) {
      grids.addAll(measured(tasks, options.number("runs", RUNS)));
    }
    return new Section(
        "Lists and reports",
        String.format(
            Locale.ROOT,
            ABOUT,
            HEAP,
            options.number("runs", RUNS),
            WARM_UP,
            ListsLab.PROJECTS - 1,
            ListsLab.USERS),
        grids,
        targets);
  }

  private List<Grid> measured(int tasks, int runs) throws Exception {
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        BenchmarkDatabase postgres =
            BenchmarkDatabase.start(directory.path().resolve("postgres"))) {
      Path data = directory.path().resolve("data");
      try (ServerProcess server = ServerProcess.start(data, HEAP, postgres.address());
          Connection database = postgres.connect();
          MemoryWatch memory = MemoryWatch.of(server.id())) {
        System.out.printf(Locale.ROOT, "Filling a database with %,d tasks%n", tasks);
        SmallLab lab = SmallLab.make(server, data);
        ListsLab.fill(lab, postgres, tasks);
        Map<String, double[]> clew = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        for (Listed list : lists(lab, postgres, tasks)) {
          rows.add(row(lab.admin(), database, list, runs, clew));
          System.out.println(rows.getLast());
        }
        judge(tasks, clew);
        List<List<String>> exports = new ArrayList<>();
        for (String format : new String[] {"json", "ndjson", "csv"}) {
          exports.add(exported(lab, database, format, memory));
          System.out.println(exports.getLast());
        }
        return List.of(
            new Grid(
                String.format(Locale.ROOT, "%,d tasks:", tasks),
                List.of("", "rows", "Clew", "PostgreSQL", "ratio"),
                rows),
            new Grid(
                String.format(Locale.ROOT, "Exports of %,d tasks:", tasks),
                List.of(
                    "",
                    "rows",
                    "MB",
                    "Clew, s",
                    "PostgreSQL, s",
                    "server’s memory at the most, MB"),
                exports));
      }
    }
  }

  private static List<Listed> lists(SmallLab lab, BenchmarkDatabase postgres, int tasks)
      throws SQLException {
    String own = "/api/clew/v1/tasks?project=" + lab.project();
    String contract = "/api/v14/projects/" + lab.project() + "/tasks?";
    String project = lab.project();
    int size = Math.max(1, tasks / PAGE);
    String last =
        postgres.text(
            "SELECT id FROM tasks WHERE project_id = '%s' ORDER BY id DESC OFFSET %d LIMIT 1"
                .formatted(project, (DEEP - 1) * size - 1));
    String page = " of " + size;
    return List.of(
        new Listed(
            "1,000 tasks, page 1", own + "&limit=" + PAGE, ListsSql.tasksOf(project, "", PAGE, 0)),
        new Listed("page 1" + page, own + "&limit=" + size, ListsSql.tasksOf(project, "", size, 0)),
        new Listed(
            "page 900" + page + ", by key",
            own + "&limit=" + size + "&after=" + last,
            ListsSql.tasksOf(project, last, size, 0)),
        new Listed(
            "page 900" + page + ", by number",
            contract + "limit=" + size + "&pageNumber=" + (DEEP - 1) + "&includeTotalCount=true",
            ListsSql.tasksOf(project, "", size, (DEEP - 1) * size)),
        new Listed(
            "found by the beginning of a file name, with count",
            "/api/clew/v1/tasks?text=file99&limit=50&includeTotalCount=true",
            null),
        new Listed("open ones, page 1 of 50", own + "&state=open&limit=50", null),
        new Listed("projects with status", "/api/v14/projects/withStatus", ListsSql.PROJECTS),
        new Listed(
            "progress of the project",
            "/api/clew/v1/projects/" + project + "/status",
            ListsSql.progressOf(project)),
        new Listed(
            "progress of the team’s projects",
            "/api/v14/teams/" + lab.team() + "/projectProgressReport",
            null),
        new Listed(
            "available tasks of 1,000 annotators",
            "/api/v14/teams/" + lab.team() + "/availableTasksReport",
            null),
        new Listed("users", "/api/v14/users", ListsSql.USERS));
  }

  private static List<String> row(
      Calls calls, Connection database, Listed list, int runs, Map<String, double[]> found)
      throws SQLException, IOException {
    int rows = calls.get(list.path()).size();
    for (int i = 0; i < WARM_UP; i++) {
      calls.bytes(list.path());
      if (list.sql() != null) {
        json(database, list.sql());
      }
    }
    double[] clew = new double[runs];
    double[] postgres = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      calls.bytes(list.path());
      clew[i] = millis(start);
      start = System.nanoTime();
      if (list.sql() != null) {
        json(database, list.sql());
      }
      postgres[i] = millis(start);
    }
    Arrays.sort(clew);
    Arrays.sort(postgres);
    found.put(
        list.name().replaceFirst(" of \\d+.*?(?=,|$)", ""),
        new double[] {median(clew), median(postgres)});
    return List.of(
        list.name(),
        text("%,d", rows),
        spread(clew),
        list.sql() == null ? "" : spread(postgres),
        list.sql() == null ? "" : text("%.1f×", median(clew) / median(postgres)));
  }

  private void judge(int tasks, Map<String, double[]> found) {
    String among = text(" among %,d", tasks);
    double[] page = of(found, "1,000 tasks, page 1");
    target("a page of 1,000 tasks" + among + " against PostgreSQL", 2, page[0] / page[1]);
    double first = of(found, "page 1")[0];
    target(
        "page 900 against page 1" + among + ", by key",
        1.2,
        of(found, "page 900, by key")[0] / first);
    target(
        "page 900 against page 1" + among + ", by number",
        1.2,
        of(found, "page 900, by number")[0] / first);
    double progress = of(found, "progress of the project")[0];
    targets.add(
        new Target(
            "progress of a project" + among, "≤ 10 ms", text("%.1f ms", progress), progress <= 10));
  }

  private static double[] of(Map<String, double[]> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  private void target(String what, double bound, double ratio) {
    targets.add(
        new Target(what, text("≤ %.1f×", bound), text("%.2f×", ratio), ratio <= bound + 0.005));
  }

  private static List<String> exported(
      SmallLab lab, Connection database, String format, MemoryWatch memory)
      throws SQLException, IOException {
    String path = "/api/clew/v1/tasks?project=" + lab.project() + "&format=" + format;
    lab.admin().drained(path + "&limit=20000");
    memory.take();
    long start = System.nanoTime();
    long bytes = lab.admin().drained(path);
    double seconds = millis(start) / 1000;
    long resident = memory.take().get(1).resident();
    start = System.nanoTime();
    long rows = rows(database, ListsSql.allTasksOf(lab.project()));
    return List.of(
        format,
        text("%,d", rows),
        text("%,.0f", bytes / 1e6),
        text("%.1f", seconds),
        text("%.1f", millis(start) / 1000),
        text("%,d", resident >> 20));
  }

  private static void json(Connection database, String sql) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      result.next();
      var _ = result.getBytes(1);
    }
  }

  /** Reads rows of JSON one after the other. */
  private static long rows(Connection database, String sql) throws SQLException {
    database.setAutoCommit(false);
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      statement.setFetchSize(PAGE);
      long rows = 0;
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          var _ = result.getBytes(1);
          rows++;
        }
      }
      return rows;
    } finally {
      database.setAutoCommit(true);
    }
  }

  private static String spread(double[] sorted) {
    return text(
        "%.1f (%.1f–%.1f)",
        median(sorted), sorted[sorted.length / 20], sorted[sorted.length - 1 - sorted.length / 20]);
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is no dependency of ours
  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
