package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.ImportLab.counts;
import static org.clew.acceptance.ImportLab.csv;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.clew.server.db.DatabaseAddress;
import org.clew.testkit.Caller;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that is killed while it imports a file: the next one goes on with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class KilledWhileImportingTest {
  private static final int ROWS = 12_000;

  @TempDir private Path directory;
  private DatabaseAddress database;
  private TestServer founding;
  private ImportLab lab;
  private String token;

  @BeforeAll
  void found() {
    database = TestDatabase.create();
    founding = TestServer.start(database, 2);
    lab = new ImportLab(founding, "Lab");
    token = lab.lab().admin().token();
  }

  @AfterAll
  void stop() {
    founding.close();
  }

  @Test
  void whatWasReadIsNotLostAndTheFileGoesOn() throws Exception {
    String project = lab.project();
    byte[] file = csv(project, ROWS).getBytes(StandardCharsets.UTF_8);
    CountDownLatch never = new CountDownLatch(1);
    InputStream stalls = stalling(file, file.length * 2 / 3, never);
    try (ServerProcess killed = ServerProcess.start(database, directory, project)) {
      CompletableFuture<HttpResponse<String>> answer = send(killed.url(), project, stalls);
      lab.await(each -> isOf(each, "reading") && each.get("rows").asInt() > 0);
      killed.kill();
      // Who waits for more to send may not notice that nobody reads any more.
      never.countDown();
      assertThat(answer).failsWithin(java.time.Duration.ofMinutes(1));
    }
    assertThat(lab.tasks(project)).isZero();

    goesOn(project, file, "reading");
  }

  @Test
  void tasksThatWereAboutToBeMadeAreMadeOnce() throws Exception {
    String project = lab.project();
    byte[] file = csv(project, ROWS).getBytes(StandardCharsets.UTF_8);
    try (Connection busy = TestDatabase.connect(database);
        Statement statement = busy.createStatement()) {
      busy.setAutoCommit(false);
      // As another import does that makes its tasks just now.
      statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('task imports of Lab', 0))");
      try (ServerProcess killed = ServerProcess.start(database, directory, project)) {
        CompletableFuture<HttpResponse<String>> answer =
            send(killed.url(), project, new ByteArrayInputStream(file));
        lab.await(each -> isOf(each, "creating"));
        killed.kill();
        assertThat(answer).failsWithin(java.time.Duration.ofMinutes(1));
      }
      busy.rollback();
    }

    goesOn(project, file, "creating");
  }

  /** After the kill: told as it is, then as nobody works on it, then done by a new process. */
  private void goesOn(String project, byte[] file, String state) throws SQLException {
    try (ServerProcess next = ServerProcess.start(database, directory, project + "-next")) {
      Caller admin = Caller.anonymous(next.url()).with(token);
      Caller sender = admin.withHeader("Idempotency-Key", project);
      assertThat(known(admin, project).get("state").asString()).isEqualTo(state);
      assertThat(ImportLab.csv(sender, "", file).expect(409).error())
          .startsWith("This import is still under way.");
      // So much later.
      Invariants.run(
          database,
          "UPDATE task_imports SET touched = touched - interval '1 minute' WHERE key = '%s'"
              .formatted(project));
      JsonNode interrupted = known(admin, project);
      assertThat(interrupted.get("state").asString()).isEqualTo("interrupted");
      assertThat(interrupted.get("rows").asInt()).isPositive();
      assertThat(interrupted.get("created").asInt()).isZero();

      JsonNode done = ImportLab.csv(sender, "", file).expect(200).json();

      counts(done, ROWS, ROWS, 0, ROWS, 0);
      assertThat(done.get("id")).isEqualTo(interrupted.get("id"));
      assertThat(lab.tasks(project)).isEqualTo(ROWS);
      counts(ImportLab.csv(admin, "", file).expect(200).json(), ROWS, ROWS, 0, 0, ROWS);
    }
    assertThat(
            Invariants.rows(
                database,
                """
                SELECT count(*) || ' ' || count(DISTINCT external_key)
                FROM tasks JOIN projects ON projects.id = project_id WHERE name = '%s'
                """
                    .formatted(project)))
        .containsExactly(ROWS + " " + ROWS);
    assertThat(
            Invariants.rows(
                database,
                """
                SELECT count(*) FROM events JOIN tasks ON tasks.id = subject_id
                JOIN projects ON projects.id = project_id
                WHERE kind = 'task.created' AND name = '%s'
                """
                    .formatted(project)))
        .containsExactly(Integer.toString(ROWS));
    assertThat(Invariants.rows(database, "SELECT import_id FROM task_import_rows LIMIT 1"))
        .isEmpty();
    assertThat(Invariants.broken(database)).isEmpty();
  }

  private boolean isOf(JsonNode each, String state) {
    return each.get("state").asString().equals(state);
  }

  private static JsonNode known(Caller admin, String key) {
    return admin.get("//api/clew/v1/tasks/imports?key=" + key).expect(200).json().get(0);
  }

  private CompletableFuture<HttpResponse<String>> send(String url, String key, InputStream file) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + ImportLab.ROUTE.substring(1)))
            .header("X-Auth-Token", token)
            .header("Content-Type", "text/csv")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofInputStream(() -> file))
            .build();
    return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
  }

  /** Some bytes, then nothing for as long as nobody lets go. */
  private static InputStream stalling(byte[] file, int bytes, CountDownLatch never) {
    InputStream rest =
        new InputStream() {
          @Override
          public int read() {
            try {
              never.await();
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
            return -1;
          }

          @Override
          public int read(byte[] bytes, int from, int length) {
            return read();
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(file, 0, bytes), rest);
  }
}
