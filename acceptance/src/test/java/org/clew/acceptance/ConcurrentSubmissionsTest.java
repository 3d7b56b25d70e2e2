package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/** Two servers, many windows of one annotator, one instance: no update is lost in silence. */
class ConcurrentSubmissionsTest {
  private static final int WINDOWS = 8;
  private static final int ROUNDS = 25;
  private static final String NML =
      """
      <things><parameters><experiment name="em"/><scale x="1" y="1" z="1"/></parameters>
      <thing id="1" name="%s"><nodes><node id="7" x="1" y="2" z="3"/></nodes><edges/></thing></things>
      """;

  private TestServer first;
  private TestServer second;
  private Lab lab;
  private Person ann;
  private String instance;

  @BeforeEach
  void start() {
    first = TestServer.start(TestDatabase.create(), 2);
    second = first.another();
    lab = Lab.found(first, "Lab");
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
    second.close();
    first.close();
  }

  @Test
  void eachVersionIsWrittenByOneWindowThatSawTheOneBefore() throws Exception {
    Map<Integer, String> written = new TreeMap<>();
    int refused = 0;
    try (ExecutorService windows = Executors.newFixedThreadPool(WINDOWS + 1)) {
      List<Callable<List<Saved>>> work = new ArrayList<>();
      for (int i = 0; i < WINDOWS; i++) {
        Caller window = ann.calls().at(i % 2 == 0 ? first.url() : second.url());
        String name = "window " + i;
        work.add(() -> edit(window, name));
      }
      // Meanwhile a manager resets now and then.
      work.add(this::reset);
      for (Future<List<Saved>> window : windows.invokeAll(work)) {
        for (Saved saved : window.get()) {
          if (saved.status() == 200) {
            assertThat(written.put(saved.version(), saved.tree())).isNull();
          } else {
            assertThat(saved.status()).isEqualTo(412);
            refused++;
          }
        }
      }
    }

    int last = written.keySet().stream().max(Integer::compare).orElseThrow();
    assertThat(written).hasSize(last);
    assertThat(refused).isPositive();
    JsonNode versions = ann.calls().get(path("versions")).expect(200).json();
    assertThat(versions).hasSize(last + 1);
    for (Map.Entry<Integer, String> each : written.entrySet()) {
      String nml =
          ann.calls()
              .at(second.url())
              .get(path("versions/" + each.getKey() + "/content"))
              .expect(200)
              .body();
      assertThat(nml).contains(each.getValue());
    }
  }

  private record Saved(int status, int version, String tree) {}

  private List<Saved> edit(Caller window, String name) {
    List<Saved> all = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      String seen = window.get(path("content")).expect(200).header("ETag");
      String tree = "name=\"" + name + ", round " + round + "\"";
      Answer answer =
          window
              .withHeader("If-Match", seen)
              .put(
                  path("content"),
                  "application/xml",
                  NML.formatted(name + ", round " + round).getBytes(StandardCharsets.UTF_8));
      int version = answer.status() == 200 ? answer.json().get("version").asInt() : 0;
      if (version > 0) {
        assertThat(seen).isEqualTo("\"" + (version - 1) + "\"");
      }
      all.add(new Saved(answer.status(), version, tree));
    }
    return all;
  }

  private List<Saved> reset() {
    List<Saved> all = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      lab.admin().put("/annotations/Task/" + instance + "/reset", null).expect(200);
    }
    for (JsonNode version : lab.admin().get(path("versions")).expect(200).json()) {
      if (version.get("kind").asString().equals("reset")) {
        all.add(new Saved(200, version.get("version").asInt(), "<node id=\"1\""));
      }
    }
    return all;
  }

  private String path(String rest) {
    return "//api/clew/v1/annotations/" + instance + "/" + rest;
  }
}
