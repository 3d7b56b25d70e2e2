package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.clew.server.db.DatabaseAddress;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A busy lab at two servers with one database: annotators take, finish and hand back, some of them
 * in several windows at once, while managers interfere with whatever they find. Nothing may be
 * lost, given twice, given beyond the limit or left over.
 */
class ConcurrentClaimsTest {
  private static final int ANNOTATORS = 56;
  private static final int GREEDY = 4;
  private static final int WINDOWS = 4;
  private static final int MANAGERS = 4;
  private static final int CLAIMING_MANAGERS = 4;
  private static final int LIMIT = 2;
  private static final int TASKS_PER_PROJECT = 200;
  private static final int TASKS_OF_THE_GROWING_PROJECT = 30;

  /** After so many claims the managers go home and the annotators drain what is left. */
  private static final int BUSY_CLAIMS = 4_000;

  /** The project whose tasks get more instances; the last, with the highest priority. */
  private static final int GROWING = 8;

  private static final int CLAIMS_PER_INTERFERENCE = 4;
  private static final List<String> DOMAINS = List.of("dendrites", "axons");

  private final long seed = Long.getLong("clew.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final AtomicInteger claims = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final Semaphore interferences = new Semaphore(0);
  private final Queue<String> crashes = new ConcurrentLinkedQueue<>();
  private final AtomicReferenceArray<Taken> recent = new AtomicReferenceArray<>(256);

  private DatabaseAddress database;
  private List<TestServer> servers;
  private Lab lab;
  private List<String> teams;
  private List<String> datasets;
  private List<String> projects;
  private String type;
  private List<Person> annotators;
  private Set<String> managing;

  private record Taken(String annotation, String task) {}

  @BeforeEach
  void start() throws Exception {
    database = TestDatabase.create();
    TestServer first = TestServer.start(database, LIMIT);
    servers = List.of(first, first.another());
    lab = Lab.found(servers.getFirst(), "Lab");
    teams = List.of(lab.team("A"), lab.team("B"), lab.team("C"));
    datasets = List.of(lab.dataset("open"), lab.dataset("closed", teams.get(0), teams.get(2)));
    type = lab.taskType("trace", teams.getFirst(), "skeleton");
    projects = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      projects.add(lab.project("project" + i, teams.get(i % 3), i / 3 * i));
    }
    people();
    for (int i = 0; i < projects.size(); i++) {
      createTasks(i, i == GROWING ? TASKS_OF_THE_GROWING_PROJECT : TASKS_PER_PROJECT);
    }
  }

  private void people() throws Exception {
    managing = ConcurrentHashMap.newKeySet();
    List<Future<Person>> coming = new ArrayList<>();
    try (ExecutorService door = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < ANNOTATORS + GREEDY; i++) {
        String name = "ann" + i;
        Map<String, Integer> experience =
            i % 7 == 0
                ? Map.of("dendrites", random.nextInt(4))
                : Map.of("dendrites", random.nextInt(1, 4), "axons", random.nextInt(4));
        String[] memberOf =
            i % 3 == 0
                ? teams.toArray(String[]::new)
                : new String[] {teams.get(i % 3), teams.get((i + 1) % 3)};
        coming.add(door.submit(() -> lab.user(name, experience, memberOf)));
      }
      for (int i = 0; i < CLAIMING_MANAGERS; i++) {
        String name = "mia" + i;
        coming.add(
            door.submit(() -> {
              Person manager = lab.manager(name, teams.get(2));
              managing.add(manager.id());
              return manager;
            }));
      }
    }
    annotators = new ArrayList<>();
    for (Future<Person> person : coming) {
      annotators.add(person.get());
    }
  }

  @AfterEach
  void stop() {
    servers.forEach(TestServer::close);
  }

  @Test
  void nothingIsLostGivenTwiceGivenBeyondTheLimitOrLeftOver() throws Exception {
    Instant start = Instant.now();
    System.out.printf("ConcurrentClaimsTest: clew.seed=%d%n", seed);

    work(true);
    Duration busyTime = Duration.between(start, Instant.now());
    int busyClaims = claims.get();
    work(false);

    History history = History.of(database, managing, LIMIT);
    System.out.printf(
        "%d claims in %s, with managers %d in %s: %s%n",
        claims.get(),
        Duration.between(start, Instant.now()),
        busyClaims,
        busyTime,
        history.kinds());
    assertThat(crashes).isEmpty();
    assertThat(history.impossible()).isEmpty();
    // Of a claim whose task is deleted before the answer is written, its annotator never hears.
    assertThat(history.kinds().get("instance.requested"))
        .isBetween(claims.get(), claims.get() + history.kinds().get("instance.deleted"));
    assertThat(history.instances()).isEqualTo(instances());
    assertThat(history.pending()).isEqualTo(pending());
    assertThat(Invariants.broken(database)).isEmpty();
    assertThat(Invariants.rows(database, LEFT_OVER)).isEmpty();
  }

  /** Everybody at once; with managers until enough was claimed, without them until all is done. */
  private void work(boolean interfered) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      int window = 0;
      for (int i = 0; i < annotators.size(); i++) {
        boolean greedy = i >= ANNOTATORS && i < ANNOTATORS + GREEDY;
        for (int j = 0; j < (greedy ? WINDOWS : 1); j++) {
          Caller calls = annotators.get(i).calls().at(servers.get(window++ % 2).url());
          SplittableRandom own = random.split();
          busy.incrementAndGet();
          all.add(people.submit(() -> annotate(calls, own, interfered)));
        }
      }
      for (int i = 0; interfered && i < MANAGERS; i++) {
        Caller calls = lab.admin().at(servers.get(i % 2).url());
        SplittableRandom own = random.split();
        all.add(people.submit(() -> manage(calls, own)));
      }
    }
    for (Future<?> one : all) {
      finished(one);
    }
  }

  private static void finished(Future<?> future) throws InterruptedException {
    try {
      future.get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  private void annotate(Caller calls, SplittableRandom chance, boolean interfered) {
    try {
      while (!interfered || claims.get() < BUSY_CLAIMS) {
        Answer answer = sound(calls.post("/user/tasks/request", null));
        if (answer.status() == 200) {
          taken(calls, chance, answer.json(), interfered);
        } else if (answer.error().startsWith("You already have too many")) {
          finishOne(calls, chance);
        } else {
          return;
        }
      }
    } finally {
      if (busy.decrementAndGet() == 0) {
        interferences.release(MANAGERS);
      }
    }
  }

  private void taken(Caller calls, SplittableRandom chance, JsonNode taken, boolean interfered) {
    String annotation = taken.get("id").asString();
    int number = claims.incrementAndGet();
    recent.set(number % recent.length(), new Taken(annotation, taken.at("/task/id").asString()));
    if (number % CLAIMS_PER_INTERFERENCE == 0) {
      interferences.release();
    }
    int what = chance.nextInt(100);
    if (what < 85) {
      sound(calls.patch("/annotations/Task/" + annotation + "/finish", null));
    } else if (what < 91 && interfered) {
      sound(
          calls.post(
              "//api/clew/v1/annotations/" + annotation + "/handBack", Map.of("reason", "tired")));
    }
  }

  private void finishOne(Caller calls, SplittableRandom chance) {
    JsonNode open = sound(calls.get("/user/tasks?isFinished=false")).json();
    if (open.size() > 0) {
      String annotation = open.get(chance.nextInt(open.size())).get("id").asString();
      sound(calls.patch("/annotations/Task/" + annotation + "/finish", null));
    }
  }

  private void manage(Caller calls, SplittableRandom chance) {
    while (true) {
      interferences.acquireUninterruptibly();
      if (busy.get() == 0) {
        return;
      }
      interfere(calls, chance);
    }
  }

  private void interfere(Caller calls, SplittableRandom chance) {
    Taken taken = recent.get(chance.nextInt(recent.length()));
    if (taken == null) {
      return;
    }
    String annotation = "/annotations/Task/" + taken.annotation();
    String task = "/tasks/" + taken.task();
    String someone = annotators.get(chance.nextInt(annotators.size())).id();
    int project = chance.nextInt(projects.size());
    switch (chance.nextInt(20)) {
      case 0, 1, 2 -> sound(calls.delete(annotation));
      case 3, 4, 5 -> sound(calls.patch(annotation + "/transfer", Map.of("userId", someone)));
      case 6, 7, 8 -> sound(calls.post(task + "/assign?userId=" + someone, null));
      case 9, 10, 11 -> sound(calls.patch(annotation + "/reopen", null));
      case 12 ->
          sound(
              calls.put(task, Lab.taskBody(type, "project0", datasets.getFirst(), "axons", 0, 1)));
      case 13 -> {
        String growing = projects.get(GROWING);
        sound(calls.patch("/projects/" + growing + "/incrementEachTasksInstances", null));
      }
      case 14 -> {
        sound(calls.patch("/projects/" + projects.get(project) + "/pause", null));
        sound(calls.patch("/projects/" + projects.get(project) + "/resume", null));
      }
      case 15 -> sound(calls.post("/tasks", batch(project, 20, chance)));
      case 16 -> sound(calls.delete(task));
      case 17, 18 -> sound(calls.patch("/annotations/Task/finish", several(chance)));
      default -> sound(calls.put(annotation + "/reset", null));
    }
  }

  private Map<String, List<String>> several(SplittableRandom chance) {
    List<String> ids =
        chance
            .ints(5, 0, recent.length())
            .mapToObj(recent::get)
            .filter(taken -> taken != null)
            .map(Taken::annotation)
            .toList();
    return Map.of("annotations", ids);
  }

  private void createTasks(int project, int count) {
    JsonNode created = lab.admin().post("/tasks", batch(project, count, random)).expect(200).json();
    for (JsonNode item : created.get("tasks")) {
      assertThat(item.get("status").asInt()).as(item.toString()).isEqualTo(200);
    }
  }

  private List<Map<String, Object>> batch(int project, int count, SplittableRandom chance) {
    List<Map<String, Object>> items = new ArrayList<>();
    String dataset = datasets.get(chance.nextInt(5) == 0 ? 1 : 0);
    for (int i = 0; i < count; i++) {
      items.add(
          Lab.taskBody(
              type,
              "project" + project,
              dataset,
              DOMAINS.get(chance.nextInt(DOMAINS.size())),
              chance.nextInt(3),
              chance.nextInt(1, 6)));
    }
    return items;
  }

  private Answer sound(Answer answer) {
    if (answer.status() >= 500) {
      crashes.add(answer.body());
    }
    return answer;
  }

  private Map<String, String> instances() throws SQLException {
    return Invariants.rows(
            database,
            """
            SELECT id || '=' || concat_ws(' ', task_id, user_id, state,
              CASE WHEN deleted IS NOT NULL THEN 'deleted' END)
            FROM annotations
            """)
        .stream()
        .map(row -> row.split("=", 2))
        .collect(Collectors.toMap(row -> row[0], row -> row[1]));
  }

  private Map<String, Long> pending() throws SQLException {
    return Invariants.rows(database, "SELECT id || '=' || pending FROM tasks WHERE deleted IS NULL")
        .stream()
        .map(row -> row.split("=", 2))
        .collect(
            Collectors.toMap(
                row -> row[0], row -> Long.valueOf(row[1]), (one, other) -> one, TreeMap::new));
  }

  /** Written from the contract, not from the statements of the server. */
  private static final String LEFT_OVER =
      """
      SELECT tasks.id || ' for ' || users.first_name
      FROM tasks
      JOIN pools ON pools.id = tasks.pool_id
      JOIN projects ON projects.id = tasks.project_id AND NOT projects.paused
      JOIN team_members ON team_members.team_id = projects.team_id
      JOIN users ON users.id = team_members.user_id AND users.is_active
      JOIN experiences ON experiences.user_id = users.id AND experiences.domain = pools.domain
        AND experiences.value >= pools.value
      JOIN readable_datasets ON readable_datasets.user_id = users.id
        AND readable_datasets.dataset_id = tasks.dataset_id
      WHERE tasks.pending > 0 AND tasks.deleted IS NULL AND NOT EXISTS (
        SELECT FROM annotations
        WHERE annotations.task_id = tasks.id AND annotations.user_id = users.id
          AND annotations.deleted IS NULL
          AND (annotations.state <> 'Cancelled' OR NOT EXISTS (
            SELECT FROM team_members
            WHERE team_members.user_id = users.id AND is_team_manager)))
      """;
}
