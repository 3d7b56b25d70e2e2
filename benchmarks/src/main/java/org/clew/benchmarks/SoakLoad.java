package org.clew.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.clew.json.WireJson;
import tools.jackson.databind.JsonNode;

/** Annotators who take tasks, say that they work, hand in and finish; and a manager. */
final class SoakLoad {
  private static final byte[] NML =
      """
      <things><parameters><experiment name="em"/></parameters>
      <thing id="1" name="axon"><nodes><node id="1" x="1" y="2" z="3"/><node id="2" x="4" y="5" z="6"/></nodes>
      <edges><edge source="1" target="2"/></edges></thing></things>
      """
          .getBytes(StandardCharsets.UTF_8);

  private static final int BATCH = 500;
  private static final int PAUSE_OF_MANAGER = 2_000;

  private final SmallLab lab;
  private final int pause;
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();
  private final Map<String, Histogram> micros = new TreeMap<>();
  private volatile String failure = "";
  private volatile String finished = "";

  /** With the pause of an annotator between two calls, in ms. */
  SoakLoad(SmallLab lab, int pause) {
    this.lab = lab;
    this.pause = pause;
  }

  /**
   * What happened in a stretch of time.
   *
   * @param calls how many
   * @param failures how many of them were not answered well
   * @param failure the last one, or nothing
   * @param micros of the good ones, by kind
   */
  record Stretch(long calls, long failures, String failure, Map<String, Histogram> micros) {}

  /** All together for a while. */
  Stretch run(int annotators, Duration duration) {
    calls.set(0);
    failures.set(0);
    micros.clear();
    long end = System.nanoTime() + duration.toNanos();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < annotators; i++) {
        Calls annotator = new Calls(lab.admin().url(), ClaimsLab.token(1 + i));
        people.execute(() -> annotate(annotator, end));
      }
      people.execute(() -> manage(end));
    }
    return new Stretch(calls.get(), failures.get(), failure, Map.copyOf(micros));
  }

  private void annotate(Calls annotator, long end) {
    rest(end);
    while (System.nanoTime() < end) {
      List<JsonNode> taken = new ArrayList<>();
      timed("request", () -> taken.add(annotator.post("/api/v14/user/tasks/request", null)));
      rest(end);
      if (!taken.isEmpty()) {
        work(annotator, taken.getFirst(), end);
      }
    }
  }

  /** Whoever has a task finishes it, even if the time is over. */
  private void work(Calls annotator, JsonNode taken, long end) {
    String instance = taken.get("id").asString();
    String own = "/api/clew/v1/annotations/" + instance;
    timed("heartbeat", () -> annotator.post(own + "/heartbeat", null));
    rest(end);
    timed("submit", () -> annotator.put(own + "/content", "application/xml", NML));
    rest(end);
    timed(
        "finish",
        () -> {
          annotator.patch("/api/v14/annotations/Task/" + instance + "/finish");
          finished = taken.at("/task/id").asString();
        });
    rest(end);
  }

  private void manage(long end) {
    Calls manager = lab.admin();
    while (System.nanoTime() < end) {
      timed(
          "manager: import of 500",
          () -> manager.post("/api/clew/v1/tasks/import", "application/x-ndjson", batch()));
      timed(
          "manager: list of 1,000",
          () -> manager.bytes("/api/v14/projects/" + lab.project() + "/tasks?limit=1000"));
      timed(
          "manager: export of 10,000",
          () -> manager.bytes("/api/clew/v1/tasks?format=csv&limit=10000"));
      timed("manager: progress", () -> manager.bytes("/api/v14/projects/withStatus"));
      String task = finished;
      if (!task.isEmpty()) {
        timed(
            "manager: task’s results",
            () -> manager.bytes("/api/v14/annotations/CompoundTask/" + task + "/download"));
      }
      pause(PAUSE_OF_MANAGER, end);
    }
  }

  private byte[] batch() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < BATCH; i++) {
      Map<String, Object> task =
          Map.of(
              "taskTypeId", lab.taskType(),
              "neededExperience", Map.of("domain", "domain" + i % 4, "value", i % 3),
              "pendingInstances", 1,
              "projectName", "axons",
              "datasetId", lab.dataset(),
              "editPosition", List.of(i, 1, 2),
              "editRotation", List.of(0, 0, 0));
      lines.append(WireJson.mapper().writeValueAsString(task)).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void timed(String kind, Runnable call) {
    long start = System.nanoTime();
    calls.incrementAndGet();
    try {
      call.run();
    } catch (RuntimeException failed) {
      failures.incrementAndGet();
      failure = kind + ": " + failed.getMessage();
      return;
    }
    long took = (System.nanoTime() - start) / 1000;
    synchronized (micros) {
      micros.computeIfAbsent(kind, any -> ClaimLoad.histogram()).recordValue(took);
    }
  }

  private void rest(long end) {
    pause(pause, end);
  }

  /** Half of it to one and a half, but not beyond the end. */
  private static void pause(int millis, long end) {
    long left = (end - System.nanoTime()) / 1_000_000;
    long wanted = millis / 2L + ThreadLocalRandom.current().nextInt(millis + 1);
    if (left > 0) {
      try {
        Thread.sleep(Math.min(left, wanted));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
