package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.clew.client.ServerDouble.Seen;
import org.clew.model.ObjectId;
import org.clew.model.TaskStatus;
import org.clew.model.Vec3Int;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskFilter;
import org.clew.model.wire.WireTeamMembership;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskListTest {
  private static final ObjectId RARE = Samples.id(99);

  private final ServerDouble server = new ServerDouble();
  private final List<WireTask> tasks = new ArrayList<>();

  /** A server with 2,500 tasks, every hundredth of a rare type, whose list is cut at 1000. */
  @BeforeEach
  void teach() {
    IntStream.range(0, 2500)
        .mapToObj(n -> Samples.task(n, n % 100 == 0 ? RARE : Samples.TYPE, Vec3Int.of(n, 0, 0)))
        .sorted(Comparator.comparing(WireTask::id).reversed())
        .forEach(tasks::add);
    server
        .on("POST /api/v14/tasks/list", this::list)
        .on("GET /api/v14/projects/" + Samples.PROJECT + "/tasks", this::page)
        .on("GET /api/v14/projects", List.of(Samples.project(Samples.PROJECT, "dendrites")))
        .on("GET /api/v14/user", Samples.user(true));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void allTasksOfAProjectComeAndEachPageOnlyWhenItIsReached() {
    Clew clew = server.connect();

    assertThat(clew.projects().tasks(Ref.id(Samples.PROJECT)).limit(1500)).hasSize(1500);
    assertThat(server.seen()).hasSize(2);
    assertThat(clew.projects().tasks(Ref.id(Samples.PROJECT)).map(Task::id))
        .isEqualTo(tasks.stream().map(WireTask::id).toList());
    assertThat(server.last())
        .asString()
        .endsWith("/tasks?limit=1000&pageNumber=2&includeTotalCount=true");
  }

  @Test
  void atMostTwoPagesAreHeld() {
    // Of each task that which the page holds; the task itself is made anew from it.
    List<WeakReference<TaskStatus>> seen = new ArrayList<>();

    server
        .connect()
        .projects()
        .tasks(Ref.id(Samples.PROJECT))
        .forEach(task -> {
          seen.add(new WeakReference<>(task.status()));
          if (seen.size() == 2100) {
            assertGone(seen.subList(0, 1000));
          }
        });

    assertThat(seen).hasSize(2500);
  }

  private static void assertGone(List<WeakReference<TaskStatus>> page) {
    for (int i = 0; i < 100 && page.stream().anyMatch(task -> task.get() != null); i++) {
      System.gc();
    }
    assertThat(page).allSatisfy(task -> assertThat(task.get()).isNull());
  }

  @Test
  void withoutATotalTheShortPageIsTheLast() {
    String path = "GET /api/v14/projects/" + Samples.PROJECT + "/tasks";
    server.on(path, (exchange, seen) -> ServerDouble.answer(exchange, slice(seen)));

    assertThat(server.connect().projects().tasks(Ref.id(Samples.PROJECT))).hasSize(2500);
    assertThat(server.seen()).hasSize(3);
  }

  @Test
  void tasksThatAreAddedMeanwhileDoNotMakeOthersComeTwice() {
    String path = "GET /api/v14/projects/" + Samples.PROJECT + "/tasks";
    server.on(
        path,
        (exchange, seen) -> {
          page(exchange, seen);
          tasks.add(0, Samples.task(10_000 + tasks.size()));
        });

    List<ObjectId> ids =
        server.connect().projects().tasks(Ref.id(Samples.PROJECT)).map(Task::id).toList();

    assertThat(ids).doesNotHaveDuplicates().hasSize(2500);
  }

  @Test
  void theWholeListIsNotCut() {
    assertThat(server.connect().tasks().list()).hasSize(2500);
  }

  @Test
  void aShortListNeedsOneRequest() {
    tasks.subList(10, tasks.size()).clear();

    assertThat(server.connect().tasks().list()).hasSize(10);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void nothingIsAskedBeforeTheStreamIsUsed() {
    server.connect().tasks().list();

    assertThat(server.seen()).isEmpty();
  }

  @Test
  void aFilteredListIsNotCutEither() {
    Clew clew = server.connect();

    assertThat(clew.tasks().list(TaskFilter.ALL.ofType(Ref.id(RARE)))).hasSize(25);
    assertThat(clew.tasks().list(TaskFilter.ALL.ofType(Ref.id(Samples.TYPE)))).hasSize(2475);
    assertThat(clew.tasks().list(TaskFilter.ALL.inProject(Ref.id(Samples.PROJECT)))).hasSize(2500);
    assertThat(clew.tasks().list(TaskFilter.ALL.among(List.of(tasks.get(3).id())))).hasSize(1);
    assertThat(clew.tasks().list(TaskFilter.ALL.among(List.of()))).isEmpty();
  }

  @Test
  void projectsThatOneDoesNotManageAreNotAskedFor() {
    server.on(
        "GET /api/v14/user",
        Samples.user(false, new WireTeamMembership(Samples.TEAM, "Annotators", false)));

    assertThat(server.connect().tasks().list()).isEmpty();
  }

  private void list(HttpExchange exchange, Seen seen) throws IOException {
    WireTaskFilter filter = seen.as(WireTaskFilter.class);
    List<ObjectId> ids = filter.ids();
    ServerDouble.answer(
        exchange,
        tasks.stream()
            .filter(task -> ids == null || ids.contains(task.id()))
            .filter(task -> filter.taskType() == null || task.type().id().equals(filter.taskType()))
            .limit(1000)
            .toList());
  }

  private void page(HttpExchange exchange, Seen seen) throws IOException {
    exchange.getResponseHeaders().add("X-Total-Count", "" + tasks.size());
    ServerDouble.answer(exchange, slice(seen));
  }

  private List<WireTask> slice(Seen seen) {
    String number = seen.uri().getQuery().replaceAll(".*pageNumber=(\\d+).*", "$1");
    return tasks.stream().skip(1000L * Integer.parseInt(number)).limit(1000).toList();
  }
}
