package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that is killed while work is handed in keeps everything that it confirmed. */
class KilledWhileSavingTest {
  private static final int CONFIRMED_BEFORE_KILL = 20;
  private static final String NML =
      """
      <things><parameters><experiment name="em"/><scale x="1" y="1" z="1"/></parameters>
      <thing id="1" name="save %d"><nodes><node id="7" x="1" y="2" z="3"/></nodes><edges/></thing></things>
      """;
  private static final String DOCUMENT =
      """
      {"id": {"name": "em", "team": ""}, "scale": {"factor": [1, 1, 1], "unit": "nanometer"},
       "dataLayers": [{"name": "color", "category": "color", "elementClass": "uint8",
         "dataFormat": "zarr3", "boundingBox": {"topLeft": [0, 0, 0], "width": 9, "height": 9, "depth": 9},
         "mags": [{"mag": [1, 1, 1], "path": "./color/1"}]}]}
      """;

  @TempDir private Path directory;

  @Test
  void whatWasConfirmedIsThereAfterAKill() throws Exception {
    Path data = directory.resolve("data");
    Map<Integer, String> confirmed = new ConcurrentSkipListMap<>();
    String token;
    String instance;
    try (Command killed = Command.clew(Map.of(), "serve", "--port", 0, "--data", data)) {
      String url = killed.until(line -> line.contains("answers at")).replaceFirst(".* at ", "");
      token = killed.until(line -> line.contains("  token")).replaceFirst(" *token *", "");
      Caller admin = Caller.anonymous(url).with(token);
      String own = instance(admin, data);
      instance = own;
      CountDownLatch enough = new CountDownLatch(CONFIRMED_BEFORE_KILL);
      Thread annotator =
          Thread.ofPlatform().start(() -> saveUntilNobodyAnswers(admin, own, confirmed, enough));
      enough.await();
      killed.kill();
      annotator.join();
    }

    try (Command again = Command.clew(Map.of(), "serve", "--port", 0, "--data", data)) {
      String url = again.until(line -> line.contains("answers at")).replaceFirst(".* at ", "");
      Caller admin = Caller.anonymous(url).with(token);
      JsonNode versions = admin.get(path(instance, "versions")).expect(200).json();
      assertThat(confirmed).hasSizeGreaterThanOrEqualTo(CONFIRMED_BEFORE_KILL);
      // The last one may have been saved without the answer getting through.
      assertThat(versions.size() - 1).isBetween(confirmed.size(), confirmed.size() + 1);
      for (Map.Entry<Integer, String> each : confirmed.entrySet()) {
        String content = path(instance, "versions/" + each.getKey() + "/content");
        assertThat(admin.get(content).expect(200).body()).contains(each.getValue());
      }
      again.stop();
      again.exitCode();
    }
  }

  private static void saveUntilNobodyAnswers(
      Caller admin, String instance, Map<Integer, String> confirmed, CountDownLatch enough) {
    for (int i = 0; ; i++) {
      try {
        Answer answer =
            admin
                .withHeader("If-Match", "*")
                .put(
                    path(instance, "content"),
                    "application/xml",
                    NML.formatted(i).getBytes(StandardCharsets.UTF_8));
        confirmed.put(answer.expect(200).json().get("version").asInt(), "name=\"save " + i + "\"");
        enough.countDown();
      } catch (AssertionError nobodyAnswers) {
        return;
      }
    }
  }

  private static String instance(Caller admin, Path data) throws IOException {
    JsonNode me = admin.get("/user").expect(200).json();
    String team = admin.get("/teams").expect(200).json().get(0).get("id").asString();
    admin
        .patch("/users/" + me.get("id").asString(), Map.of("experiences", Map.of("axons", 1)))
        .expect(200);
    Path em = Files.createDirectories(data.resolve("datasets/em"));
    Files.writeString(em.resolve("datasource-properties.json"), DOCUMENT);
    String dataset = id(admin.post("//api/clew/v1/datasets", Map.of("path", em.toString())));
    String type =
        id(
            admin.post(
                "/taskTypes",
                Map.of(
                    "summary", "trace",
                    "description", "",
                    "teamId", team,
                    "tracingType", "skeleton",
                    "settings", Map.of())));
    admin
        .post(
            "/projects",
            Map.of(
                "name",
                "axons",
                "team",
                team,
                "priority",
                1,
                "owner",
                me.get("id").asString(),
                "isBlacklistedFromReport",
                false))
        .expect(200);
    admin.post("/tasks", List.of(Lab.taskBody(type, "axons", dataset, "axons", 1, 1))).expect(200);
    return id(admin.post("/user/tasks/request", null));
  }

  private static String path(String instance, String rest) {
    return "//api/clew/v1/annotations/" + instance + "/" + rest;
  }

  private static String id(Answer answer) {
    return answer.expect(200).json().get("id").asString();
  }
}
