package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.server.failure.StartFailure;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Content that nothing names goes after a day; what is named stays. */
class LeftoverContentTest {
  private static final String NML =
      """
      <things><parameters><experiment name="em"/><scale x="1" y="1" z="1"/></parameters>
      <thing id="1" name="%s"><nodes><node id="1" x="1" y="2" z="3"/></nodes><edges/></thing></things>
      """;

  private TestServer server;
  private Person ann;
  private String instance;

  @BeforeEach
  void start() {
    server = TestServer.start();
    Lab lab = Lab.found(server, "Lab");
    String team = lab.team("Annotators");
    String type = lab.taskType("trace", team, "skeleton");
    lab.project("axons", team, 1);
    lab.tasks(1, Lab.taskBody(type, "axons", lab.dataset("em"), "axons", 1, 1));
    ann = lab.user("Ann", Map.of("axons", 1), team);
    instance =
        ann.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsNamedStaysAndWhatIsNotGoesAfterADay() throws IOException {
    submit("first");
    Path kept = blobs().getFirst();
    Path shelf = Files.createDirectories(server.content().resolve("blobs/Lab/ab"));
    Path orphan = Files.writeString(shelf.resolve("ab".repeat(32)), "rolled back");
    Path part = Files.writeString(server.content().resolve("staging/killed.part"), "half of it");

    assertThat(server.collectLeftovers()).isZero();
    server.clock().advance(Duration.ofDays(2));

    assertThat(server.collectLeftovers()).isEqualTo(2);
    assertThat(orphan).doesNotExist();
    assertThat(part).doesNotExist();
    assertThat(kept).exists();
    assertThat(server.collectLeftovers()).isZero();
    ann.calls().get("/annotations/" + instance + "/download").expect(200);
  }

  @Test
  void anotherDatabaseIsNotLetNearIt() throws IOException {
    submit("first");
    server.another().close();

    assertThatThrownBy(() -> server.another(TestDatabase.create()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("belongs to another database");
    assertThat(blobs()).hasSize(1);
  }

  @Test
  void equalContentIsKeptOnce() throws IOException {
    submit("same");
    submit("other");
    submit("same");

    assertThat(blobs()).hasSize(2);
    assertThat(server.content().resolve("staging")).isEmptyDirectory();
  }

  private void submit(String tree) {
    ann.calls()
        .withHeader("If-Match", "*")
        .put(
            "//api/clew/v1/annotations/" + instance + "/content",
            "application/xml",
            NML.formatted(tree).getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  private List<Path> blobs() throws IOException {
    try (Stream<Path> files = Files.walk(server.content().resolve("blobs"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
