package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.acceptance.ImportLab.counts;
import static org.clew.acceptance.ImportLab.csv;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Fault;
import org.clew.testkit.FaultyProxy;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Imports that break off, go on, and come twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumedImportTest {
  private static final int ROWS = 12_000;

  private TestServer server;
  private ImportLab lab;
  private String project;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new ImportLab(server, "Lab");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void makeProject() {
    project = lab.project();
  }

  @Test
  void anImportGoesOnAtAnotherServerWhenTheConnectionBroke() {
    byte[] file = bytes(csv(project, ROWS));
    try (FaultyProxy proxy = FaultyProxy.before(server.url());
        TestServer other = server.another()) {
      proxy.plan("POST", new Fault.CutRequest(file.length * 2 / 3));
      Caller sender = keyed(project);
      assertThatThrownBy(() -> ImportLab.csv(sender.at(proxy.url()), "", file))
          .isInstanceOf(AssertionError.class);
      JsonNode interrupted = lab.await(each -> each.get("state").asString().equals("interrupted"));
      assertThat(interrupted.get("rows").asInt()).isPositive().isLessThan(ROWS);
      assertThat(lab.tasks(project)).isZero();

      Answer otherFile = ImportLab.csv(sender, "", bytes(csv(project, ROWS).replace("k7,", "k0,")));
      assertThat(otherFile.expect(422).error())
          .isEqualTo(
              "This Idempotency-Key was used for another file. Take a new key for each file.");

      JsonNode done = ImportLab.csv(sender.at(other.url()), "", file).expect(200).json();

      counts(done, ROWS, ROWS, 0, ROWS, 0);
      assertThat(done.get("id").asString()).isEqualTo(interrupted.get("id").asString());
      assertThat(lab.tasks(project)).isEqualTo(ROWS);
    }
  }

  @Test
  void theAnswerThatGotLostIsGivenAgain() {
    byte[] file = bytes(csv(project, 3));
    Caller sender = keyed(project);
    JsonNode first = ImportLab.csv(sender, "", file).expect(200).json();

    JsonNode again = ImportLab.csv(sender, "", file).expect(200).json();

    assertThat(again).isEqualTo(first);
    ImportLab.csv(sender, "", bytes(csv(project, 4))).expect(422);
    assertThat(ImportLab.csv(sender, "?dryRun=true", file).expect(422).error())
        .isEqualTo(
            "This Idempotency-Key was used for an import with other options. Take a new key.");
    assertThat(lab.tasks(project)).isEqualTo(3);
  }

  @Test
  void aRefusedFileIsLookedAtAnewUnderTheSameKey() {
    byte[] file = bytes(csv("later-" + project, 2));
    Caller sender = keyed(project);
    ImportLab.csv(sender, "", file).expect(400);
    lab.lab().project("later-" + project, lab.team(), 1);

    counts(ImportLab.csv(sender, "", file).expect(200).json(), 2, 2, 0, 2, 0);
  }

  @Test
  void twoImportsOfOneFileAtOnceCreateEachTaskOnce() throws Exception {
    byte[] file = bytes(csv(project, ROWS));
    try (TestServer other = server.another();
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      Caller admin = lab.lab().admin();
      Callable<Answer> here = () -> ImportLab.csv(admin, "", file);
      Callable<Answer> there = () -> ImportLab.csv(admin.at(other.url()), "", file);

      List<Future<Answer>> both = senders.invokeAll(List.of(here, there));

      assertThat(sum(both, "created")).isEqualTo(ROWS);
      assertThat(sum(both, "known")).isEqualTo(ROWS);
      assertThat(lab.tasks(project)).isEqualTo(ROWS);
    }
  }

  @Test
  void oneFileUnderOneKeyAtOnceIsImportedOnce() throws Exception {
    byte[] file = bytes(csv(project, ROWS));
    Caller sender = keyed(project);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Answer> send = () -> ImportLab.csv(sender, "", file);

      for (Future<Answer> each : senders.invokeAll(List.of(send, send, send))) {
        assertThat(each.get().status()).isIn(200, 409);
      }
    }
    assertThat(lab.tasks(project)).isEqualTo(ROWS);
  }

  @Test
  void whatAKilledServerLeftIsInterruptedThenGoesOn() throws SQLException {
    byte[] file = bytes(csv(project, ROWS));
    Caller sender = keyed(project);
    String id = interruptedAfterStaging(sender, file, "reading");
    ImportLab.csv(sender, "", file).expect(409);

    server.clock().advance(Duration.ofMinutes(1));

    JsonNode seen = lab.lab().admin().get("//api/clew/v1/tasks/imports/" + id).expect(200).json();
    assertThat(seen.get("state").asString()).isEqualTo("interrupted");
    counts(ImportLab.csv(sender, "", file).expect(200).json(), ROWS, ROWS, 0, ROWS, 0);
    assertThat(lab.tasks(project)).isEqualTo(ROWS);
  }

  @Test
  void anImportThatNobodyGoesOnWithIsGivenUpAfterADay() throws SQLException {
    byte[] file = bytes(csv(project, ROWS));
    Caller sender = keyed(project);
    String id = interruptedAfterStaging(sender, file, "creating");
    assertThat(rows(id)).isPositive();
    server.clock().advance(Duration.ofHours(25));

    server.collectTaskImports();

    assertThat(rows(id)).isZero();
    JsonNode seen = lab.lab().admin().get("//api/clew/v1/tasks/imports/" + id).expect(200).json();
    assertThat(seen.get("state").asString()).isEqualTo("abandoned");
    counts(ImportLab.csv(sender, "", file).expect(200).json(), ROWS, ROWS, 0, ROWS, 0);
  }

  /** As if the server that worked on it had been killed while the import was in that state. */
  private String interruptedAfterStaging(Caller sender, byte[] file, String state)
      throws SQLException {
    try (FaultyProxy proxy = FaultyProxy.before(server.url())) {
      proxy.plan("POST", new Fault.CutRequest(file.length * 2 / 3));
      assertThatThrownBy(() -> ImportLab.csv(sender.at(proxy.url()), "", file))
          .isInstanceOf(AssertionError.class);
    }
    String id =
        lab.await(each -> each.get("state").asString().equals("interrupted")).get("id").asString();
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE task_imports SET state = '%s' WHERE id = '%s'".formatted(state, id));
    }
    return id;
  }

  private long rows(String id) throws SQLException {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*) FROM task_import_rows WHERE import_id = '%s'".formatted(id))) {
      result.next();
      return result.getLong(1);
    }
  }

  private Caller keyed(String key) {
    return lab.lab().admin().withHeader("Idempotency-Key", key);
  }

  private static long sum(List<Future<Answer>> answers, String count)
      throws ExecutionException, InterruptedException {
    long sum = 0;
    for (Future<Answer> each : answers) {
      sum += each.get().expect(200).json().get(count).asLong();
    }
    return sum;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
