package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.clew.client.CannotConnectException;
import org.clew.client.Clew;
import org.clew.client.ClewException;
import org.clew.client.ClewOptions;
import org.clew.client.InvalidResponseException;
import org.clew.client.NewTask;
import org.clew.client.NotFoundException;
import org.clew.client.Ref;
import org.clew.client.Task;
import org.clew.client.TaskCreationException;
import org.clew.client.UnexpectedStatusException;
import org.clew.model.TaskExperience;
import org.clew.model.Vec3Int;
import org.clew.testkit.Fault;
import org.clew.testkit.FaultyProxy;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java client on a network that fails, and a server that works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultyConnectionTest {
  private static final String CREATE = "POST /api/v14/tasks ";
  private static final String USER = "GET /api/v14/user ";
  private static final Fault BUSY = Fault.Instead.status(503, "Retry-After: 0");

  private TestServer server;
  private Lab lab;
  private String team;
  private String type;
  private String dataset;
  private Clew admin;
  private String token;
  private int projects;

  private String project;
  private FaultyProxy proxy;
  private Clew clew;

  @BeforeAll
  void found() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    dataset = lab.dataset("em");
    token = lab.admin().token();
    admin = Clew.connect(URI.create(server.url()), token);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void connect() {
    project = "axons-" + ++projects;
    lab.project(project, team, 1);
    proxy = FaultyProxy.before(server.url());
    clew = Clew.connect(URI.create(proxy.url()), token);
  }

  @AfterEach
  void disconnect() {
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 300, 2000})
  void tasksAreNotMadeTwiceWhenTheAnswerIsCut(int after) {
    proxy.plan(CREATE, new Fault.Cut(after), new Fault.Cut(after));

    List<Task> made = clew.tasks().createAll(tasks(20)).orThrow();

    assertThat(made).isEqualTo(inOrder(20));
    assertThat(proxy.count(CREATE)).isEqualTo(3);
  }

  @Test
  void tasksAreMadeWhenTheRequestGetsLost() {
    proxy.plan(CREATE, new Fault.Drop(), BUSY, Fault.Instead.status(502));

    assertThat(clew.tasks().createAll(tasks(20)).orThrow()).isEqualTo(inOrder(20));
  }

  @Test
  void withoutRetriesItIsToldThatTheTasksMayHaveBeenMade() {
    proxy.plan(CREATE, new Fault.Cut(0));

    TaskCreationException unknown =
        catchThrowableOfType(
            TaskCreationException.class, () -> clew.withRetries(0).tasks().createAll(tasks(2)));

    assertThat(unknown).hasCauseInstanceOf(InvalidResponseException.class);
    assertThat(unknown.creation().created()).isEmpty();
    assertThat(inProject()).hasSize(2);
  }

  @Test
  void aGatewayThatGivesUpIsNoRefusal() {
    proxy.plan(CREATE, Fault.Instead.status(504));

    assertThatThrownBy(() -> clew.withRetries(0).tasks().createAll(tasks(2)))
        .isInstanceOf(TaskCreationException.class)
        .hasCauseInstanceOf(UnexpectedStatusException.class);
  }

  @Test
  void whatIsDeletedWhileTheAnswerGetsLostIsDeleted() {
    Task task = clew.tasks().create(tasks(1).getFirst());
    proxy.plan("DELETE ", new Fault.Cut(0));

    task.delete();

    assertThat(proxy.count("DELETE ")).isEqualTo(2);
    assertThatThrownBy(task::delete).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aReaderTriesUntilTheServerIsThereAgain() {
    proxy.plan(USER, new Fault.Drop(), BUSY, new Fault.Cut(30));

    assertThat(clew.users().current().email()).isEqualTo("admin@lab.org");
    assertThat(proxy.count(USER)).isEqualTo(4);
  }

  @Test
  void aListIsReadAgain() {
    proxy.plan("POST /api/v14/tasks/list ", new Fault.Cut(100), BUSY);
    Task task = clew.tasks().create(tasks(1).getFirst());

    assertThat(clew.tasks().list().toList()).contains(task);
  }

  @Test
  void someTriesAreEnough() {
    proxy.plan(USER, BUSY, BUSY, BUSY);

    assertThatThrownBy(() -> clew.withRetries(2).users().current())
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageStartingWith("503: ");
    assertThat(proxy.count(USER)).isEqualTo(3);
  }

  @Test
  void aServerThatAsksForMoreTimeThanThereIsIsNotWaitedFor() {
    proxy.plan(USER, Fault.Instead.status(429, "Retry-After: 3600"));

    assertThatThrownBy(() -> clew.users().current()).hasMessageStartingWith("429: ");
    assertThat(proxy.count(USER)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 500, 501})
  void whatWillNotPassIsNotTriedAgain(int status) {
    proxy.plan(USER, Fault.Instead.status(status));

    assertThatThrownBy(() -> clew.users().current()).hasMessageStartingWith(status + ": ");
    assertThat(proxy.count(USER)).isEqualTo(1);
  }

  @Test
  void whatMightHappenTwiceIsNotTriedAgain() {
    String request = "POST /api/v14/teams ";
    proxy.plan(request, new Fault.Cut(0));

    assertThatThrownBy(() -> clew.teams().create("Once"))
        .isInstanceOf(InvalidResponseException.class);
    assertThat(proxy.count(request)).isEqualTo(1);
    assertThat(admin.teams().byName("Once").name()).isEqualTo("Once");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\1\2\3",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}}",
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\u00ff\u00fe\u00fd\u00fc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n<html><body>Welcome home</body></html>  "
      })
  void garbageIsNotTakenForAnAnswer(String garbage) {
    proxy.plan(USER, new Fault.Instead(garbage));

    assertThatThrownBy(() -> clew.withRetries(0).users().current())
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("(GET %s/api/v14/user)", proxy.url());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 300})
  void aServerThatFallsSilentIsGivenUpOn(int after) {
    proxy.plan(USER, new Fault.Silence(after));
    Clew hasty =
        Clew.connect(
                ClewOptions.of(URI.create(proxy.url()))
                    .withToken(token)
                    .withReadTimeout(Duration.ofMillis(500))
                    .withRetries(0))
            .withTimeout(Duration.ofSeconds(1));

    assertThatThrownBy(() -> hasty.users().current())
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageMatching("No answer: (silent for 0.5 s|no answer within 1.0 s).*");
  }

  @Test
  void anAnswerThatTricklesIsTakenIfThereIsTime() {
    proxy.plan(USER, new Fault.Trickle(Duration.ofNanos(1)));

    assertThat(clew.users().current().email()).isEqualTo("admin@lab.org");
  }

  @Test
  void anAnswerThatTricklesForEverIsGivenUpOn() {
    proxy.plan(USER, new Fault.Trickle(Duration.ofMillis(20)));

    assertThatThrownBy(
            () -> clew.withRetries(0).withTimeout(Duration.ofMillis(300)).users().current())
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("no answer within 0.3 s (WK_TIMEOUT)");
  }

  @Test
  void aServerThatIsGoneIsTold() {
    proxy.close();

    assertThatThrownBy(() -> clew.withRetries(1).users().current())
        .isInstanceOf(CannotConnectException.class)
        .hasMessageContaining(proxy.url());
  }

  @Test
  void noFaultShowsTheToken() {
    proxy.plan(
        USER,
        new Fault.Instead(
            "HTTP/1.1 403 No\r\nConnection: close\r\n\r\n/x?token=%s&token=other"
                .formatted(token)));

    ClewException refused = catchThrowableOfType(ClewException.class, () -> clew.users().current());

    assertThat(refused).hasMessageStartingWith("403: /x?token=…");
    assertThat(refused.getMessage()).doesNotContain(token, "other");
    assertThat(((UnexpectedStatusException) refused).body()).doesNotContain(token);
  }

  private List<NewTask> tasks(int count) {
    return IntStream.range(0, count)
        .mapToObj(x ->
            new NewTask(
                Ref.id(type),
                Ref.name(project),
                Ref.id(dataset),
                new TaskExperience("axons", 1),
                Vec3Int.of(x, 0, 0)))
        .toList();
  }

  private List<Task> inProject() {
    return admin.projects().byName(project).tasks().toList();
  }

  /** The tasks of the project as they were asked for, of which there are so many. */
  private List<Task> inOrder(int count) {
    List<Task> tasks = inProject();
    assertThat(tasks).hasSize(count);
    return tasks.stream()
        .sorted(Comparator.comparingInt(task -> task.startingPosition().x()))
        .toList();
  }
}
