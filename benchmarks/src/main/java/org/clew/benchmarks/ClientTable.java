package org.clew.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clew.client.Clew;
import org.clew.client.NewTask;
import org.clew.client.Ref;
import org.clew.client.Task;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.wire.WireTaskParameters;

/**
 * Makes and lists tasks with the Java client, in turn with a plain load generator: an {@link
 * HttpClient} that sends the same requests, written beforehand, and reads the bytes of the answers.
 */
final class ClientTable {
  private static final String HEAP = "256m";
  private static final int RUNS = 4;
  private static final int PAGE = 1000;
  // The first run warms both sides up.
  private static final int WARM = 1;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServerProcess server;
  private final SmallLab lab;
  private final Clew clew;
  private final int tasks;

  private ClientTable(ServerProcess server, SmallLab lab, int tasks) {
    this.server = server;
    this.lab = lab;
    this.tasks = tasks;
    this.clew = Clew.connect(URI.create(server.url()), server.token());
  }

  static void print(int tasks) throws Exception {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Path data = directory.path().resolve("data");
      try (ServerProcess server = ServerProcess.start(data, HEAP)) {
        new ClientTable(server, SmallLab.make(server, data), tasks).run();
      }
    }
  }

  private void run() throws Exception {
    System.out.printf(
        Locale.ROOT,
        "Server with -Xmx%s, client with -Xmx%dm, load %.1f%n",
        HEAP,
        Runtime.getRuntime().maxMemory() >> 20,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    List<byte[]> batches = batches();
    compare(tasks + " tasks made", this::create, () -> post(batches));
    int all = tasks * 2 * (RUNS + WARM);
    compare(all + " tasks listed", () -> list(all), () -> get(all));
    hold(all);
  }

  private interface Way {
    void go() throws IOException, InterruptedException;
  }

  /**
   * What one run took.
   *
   * @param seconds by the clock
   * @param cpu seconds of this process
   */
  private record Cost(double seconds, double cpu) {}

  private static void compare(String what, Way client, Way plain) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%n%-24s %10s %10s %8s %12s%n",
        what,
        "client, s",
        "plain, s",
        "ratio",
        "more CPU, s");
    List<Cost> clients = new ArrayList<>();
    List<Cost> plains = new ArrayList<>();
    for (int run = 0; run < RUNS + WARM; run++) {
      // Whoever goes second finds more tasks in the database: they take turns.
      Cost first = cost(run % 2 == 0 ? client : plain);
      Cost second = cost(run % 2 == 0 ? plain : client);
      clients.add(run % 2 == 0 ? first : second);
      plains.add(run % 2 == 0 ? second : first);
      line(run < WARM ? "warming up" : "run " + run, clients.get(run), plains.get(run));
    }
    List<Cost> warmClients = clients.subList(WARM, clients.size());
    List<Cost> warmPlains = plains.subList(WARM, plains.size());
    line("median", median(warmClients), median(warmPlains));
    // On a busy machine the best run is the one that others disturbed least.
    line("best", best(warmClients), best(warmPlains));
  }

  private static void line(String name, Cost client, Cost plain) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %10.2f %10.2f %8.2f %12.2f%n",
        name,
        client.seconds(),
        plain.seconds(),
        client.seconds() / plain.seconds(),
        client.cpu() - plain.cpu());
  }

  private static Cost median(List<Cost> costs) {
    return new Cost(median(costs, Cost::seconds), median(costs, Cost::cpu));
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
    return costs.stream().mapToDouble(part).sorted().skip(costs.size() / 2).findFirst().orElse(0);
  }

  private static Cost best(List<Cost> costs) {
    return new Cost(
        costs.stream().mapToDouble(Cost::seconds).min().orElse(0),
        costs.stream().mapToDouble(Cost::cpu).min().orElse(0));
  }

  private static Cost cost(Way way) throws IOException, InterruptedException {
    long cpu = cpuNanos();
    long start = System.nanoTime();
    way.go();
    return new Cost((System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e9);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private void create() {
    List<NewTask> wanted =
        IntStream.range(0, tasks)
            .mapToObj(x ->
                new NewTask(
                    Ref.id(lab.taskType()),
                    Ref.name("axons"),
                    Ref.id(lab.dataset()),
                    new TaskExperience("axons", 1),
                    Vec3Int.of(x, 0, 0)))
            .toList();
    check(clew.tasks().createAll(wanted).orThrow().size(), tasks);
  }

  private List<byte[]> batches() {
    List<byte[]> batches = new ArrayList<>();
    for (int from = 0; from < tasks; from += PAGE) {
      List<WireTaskParameters> batch =
          IntStream.range(from, Math.min(from + PAGE, tasks)).mapToObj(this::parameters).toList();
      batches.add(WireJson.mapper().writeValueAsBytes(batch));
    }
    return batches;
  }

  private WireTaskParameters parameters(int x) {
    return new WireTaskParameters(
        new ObjectId(lab.taskType()),
        new TaskExperience("axons", 1),
        1,
        "axons",
        null,
        null,
        new ObjectId(lab.dataset()),
        Vec3Int.of(x, 0, 0),
        Vec3Double.ZERO,
        null,
        null,
        null);
  }

  private void post(List<byte[]> batches) throws IOException, InterruptedException {
    for (byte[] batch : batches) {
      HttpRequest.Builder request =
          request("/api/v14/tasks")
              .header("Content-Type", "application/json")
              // The client sends one, too, and the server keeps the answer for it.
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .POST(BodyPublishers.ofByteArray(batch));
      read(request);
    }
  }

  private void list(int all) {
    try (Stream<Task> listed = clew.projects().tasks(Ref.id(lab.project()))) {
      check(listed.mapToLong(task -> task.status().pending()).sum(), all);
    }
  }

  private void get(int all) throws IOException, InterruptedException {
    String path = "/api/v14/projects/" + lab.project() + "/tasks?limit=" + PAGE;
    for (int page = 0; page * PAGE < all; page++) {
      read(request(path + "&pageNumber=" + page + "&includeTotalCount=true"));
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Accept", "application/json")
        .header("X-Auth-Token", server.token());
  }

  private void read(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    check(answer.statusCode(), 200);
  }

  /** What lasts in the heap in the middle of pages, from the second on, above what was there. */
  private void hold(int all) {
    System.gc();
    long before = used();
    long[] seen = new long[2];
    try (Stream<Task> listed = clew.projects().tasks(Ref.id(lab.project()))) {
      listed.forEach(task -> {
        seen[0]++;
        if (seen[0] % (10 * PAGE) == PAGE / 2) {
          System.gc();
          seen[1] = Math.max(seen[1], used() - before);
        }
      });
    }
    check(seen[0], all);
    System.out.printf(
        Locale.ROOT,
        "%nHeld while listing: %.1f MB at the most, of pages of %d tasks%n",
        seen[1] / 1e6,
        PAGE);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void check(long number, long expected) {
    if (number != expected) {
      throw new IllegalStateException("%d, not %d".formatted(number, expected));
    }
  }
}
