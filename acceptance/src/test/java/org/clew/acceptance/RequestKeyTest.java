package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clew.json.WireJson;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Form;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gives a request a key may send it again, and nothing is made twice. */
class RequestKeyTest {
  private static final String KEY = "Idempotency-Key";

  private TestServer server;
  private Lab lab;
  private String team;
  private String type;
  private String dataset;
  private Caller admin;

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    dataset = lab.dataset("em");
    lab.project("axons", team, 1);
    admin = lab.admin().withHeader(KEY, "9f0c");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRepeatedRequestGetsTheAnswerOfTheFirst() {
    Answer first = admin.post("/tasks", tasks(3)).expect(200);
    Answer second = admin.post("/tasks", tasks(3)).expect(200);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(made()).isEqualTo(3);
  }

  @Test
  void theFormOfTheSameRequestDoesNotMatter() {
    admin.post("/tasks", tasks(1)).expect(200);

    admin.post("/tasks", " " + WireJson.mapper().writeValueAsString(tasks(1)) + "\n").expect(200);

    assertThat(made()).isEqualTo(1);
  }

  @Test
  void aKeyIsForOneRequestOnly() {
    admin.post("/tasks", tasks(1)).expect(200);

    assertThat(admin.post("/tasks", tasks(2)).expect(422).error())
        .isEqualTo(
            "This Idempotency-Key was used for another request. Take a new key for each request.");
    assertThat(made()).isEqualTo(1);
  }

  @Test
  void aKeyIsForOneUserOnly() {
    Caller manager = lab.manager("Mia", team).calls().withHeader(KEY, "9f0c");

    admin.post("/tasks", tasks(1)).expect(200);
    manager.post("/tasks", tasks(2)).expect(200);

    assertThat(made()).isEqualTo(3);
  }

  @Test
  void aRefusalIsNotKept() {
    List<Map<String, Object>> wanted = tasks(1, "dendrites");
    admin.post("/tasks", wanted).expect(400);
    lab.project("dendrites", team, 1);

    admin.post("/tasks", wanted).expect(200);

    assertThat(made()).isEqualTo(1);
  }

  @Test
  void withoutAKeyTasksAreMadeAgain() {
    lab.admin().post("/tasks", tasks(1)).expect(200);
    lab.admin().post("/tasks", tasks(1)).expect(200);

    assertThat(made()).isEqualTo(2);
  }

  @Test
  void simultaneousRequestsMakeTheTasksOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers =
          Stream.generate(() -> threads.submit(() -> admin.post("/tasks", tasks(200))))
              .limit(6)
              .toList();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).isIn(200, 409);
        if (answer.get().status() == 409) {
          assertThat(answer.get().error())
              .startsWith("A request with the same Idempotency-Key is still being carried out.");
          assertThat(answer.get().header("Retry-After")).isEqualTo("1");
        }
      }
    }

    admin.post("/tasks", tasks(200)).expect(200);
    assertThat(made()).isEqualTo(200);
  }

  @Test
  void tasksFromFilesAreMadeOnceWhateverTheirBoundary() {
    byte[] nml = Packed.text(Packed.nml("em", 3));
    Answer first = admin.upload("/tasks/createFromFiles", form(nml)).expect(200);
    Answer second = admin.upload("/tasks/createFromFiles", form(nml)).expect(200);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(made()).isEqualTo(1);
    admin.upload("/tasks/createFromFiles", form(Packed.text(Packed.nml("em", 4)))).expect(422);
    admin.post("/tasks", tasks(1)).expect(422);
  }

  @Test
  void keysAreForgottenAfterADay() {
    admin.post("/tasks", tasks(1)).expect(200);

    server.clock().advance(Duration.ofHours(23));
    assertThat(server.collectRequestKeys()).isZero();
    admin.post("/tasks", tasks(1)).expect(200);
    assertThat(made()).isEqualTo(1);

    server.clock().advance(Duration.ofHours(2));
    assertThat(server.collectRequestKeys()).isEqualTo(1);
    admin.post("/tasks", tasks(1)).expect(200);
    assertThat(made()).isEqualTo(2);
  }

  @Test
  void aKeyIsPrintableAndNotTooLong() {
    assertThat(lab.admin().withHeader(KEY, "a b").post("/tasks", tasks(1)).expect(400).error())
        .isEqualTo("The header Idempotency-Key has 1 to 255 printable characters without blanks.");
    lab.admin().withHeader(KEY, "k".repeat(256)).post("/tasks", tasks(1)).expect(400);
    lab.admin().withHeader(KEY, "k".repeat(255)).post("/tasks", tasks(1)).expect(200);
  }

  private int made() {
    return lab.admin().post("/tasks/list", Map.of()).expect(200).json().size();
  }

  private List<Map<String, Object>> tasks(int count) {
    return tasks(count, "axons");
  }

  private List<Map<String, Object>> tasks(int count, String project) {
    return IntStream.range(0, count)
        .<Map<String, Object>>mapToObj(x ->
            Map.of(
                "taskTypeId",
                type,
                "projectName",
                project,
                "datasetId",
                dataset,
                "neededExperience",
                Map.of("domain", "axons", "value", 1),
                "pendingInstances",
                1,
                "editPosition",
                List.of(x, 0, 0),
                "editRotation",
                List.of(0, 0, 0)))
        .toList();
  }

  private Form form(byte[] nml) {
    Map<String, Object> parameters =
        Map.of(
            "taskTypeId",
            type,
            "projectName",
            "axons",
            "neededExperience",
            Map.of("domain", "axons", "value", 1),
            "pendingInstances",
            1);
    return new Form()
        .field("formJSON", WireJson.mapper().writeValueAsString(parameters))
        .file("a.nml", "a.nml", nml);
  }
}
