package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was traced lives through finish, reopen, reset, cancel and transfer. */
class ContentLifeTest {
  private static final String NML =
      """
      <things><parameters><experiment name="em"/><scale x="1" y="1" z="1"/></parameters>
      <thing id="1" name="%s"><nodes><node id="7" x="1" y="2" z="3"/></nodes><edges/></thing></things>
      """;

  private TestServer server;
  private Lab lab;
  private String team;
  private String type;
  private String dataset;
  private Person ann;
  private String instance;

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    dataset = lab.dataset("em");
    lab.project("axons", team, 1);
    lab.tasks(1, Lab.taskBody(type, "axons", dataset, "axons", 1, 1));
    ann = lab.user("Ann", Map.of("axons", 1), team);
    instance = take(ann);
    submit(ann.calls(), "traced", "0").expect(200);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void finishingAndReopeningKeepIt() {
    ann.calls().patch("/annotations/Task/" + instance + "/finish", null).expect(200);
    assertThat(download(ann.calls())).contains("name=\"traced\"");

    ann.calls().patch("/annotations/Task/" + instance + "/reopen", null).expect(200);
    submit(ann.calls(), "more", "1").expect(200);
    assertThat(download(ann.calls())).contains("name=\"more\"");
  }

  @Test
  void anAnnotatorMayReopenWithinTheWindowOnly() {
    ann.calls().patch("/annotations/Task/" + instance + "/finish", null).expect(200);
    server.clock().advance(Duration.ofSeconds(41));

    assertThat(
            ann.calls().patch("/annotations/Task/" + instance + "/reopen", null).expect(400).body())
        .contains(
            "The annotation cannot be reopened anymore, since it has been finished for too long"
                + " (configured as 30 seconds).");
  }

  @Test
  void resettingGoesBackToTheBaseAndKeepsWhatWasTraced() {
    Answer reset = lab.admin().put("/annotations/Task/" + instance + "/reset", null).expect(200);

    assertThat(reset.message("success")).isEqualTo("Annotation was successfully reset.");
    assertThat(download(ann.calls())).doesNotContain("traced").contains("<node id=\"1\"");
    // The annotator did not see the reset, and is told.
    submit(ann.calls(), "blind", "1").expect(412);
    ann.calls()
        .withHeader("If-Match", "\"2\"")
        .post("//api/clew/v1/annotations/" + instance + "/versions/1/restore", null)
        .expect(200);
    assertThat(download(ann.calls())).contains("name=\"traced\"");
    ann.calls().put("/annotations/Task/" + instance + "/reset", null).expect(403);
  }

  @Test
  void whatWasTracedInACancelledInstanceCanBeRead() {
    lab.admin().delete("/annotations/Task/" + instance).expect(200);

    assertThat(
            lab.admin()
                .get("//api/clew/v1/annotations/" + instance + "/versions/1/content")
                .expect(200)
                .body())
        .contains("name=\"traced\"");
    assertThat(submit(ann.calls(), "late", "1").expect(400).error())
        .isEqualTo("The annotation is cancelled, so its content cannot be changed.");
  }

  @Test
  void theNewOwnerGoesOnWithWhatWasTraced() {
    Person bea = lab.user("Bea", Map.of(), team);

    ann.calls()
        .patch("/annotations/Task/" + instance + "/transfer", Map.of("userId", bea.id()))
        .expect(200);

    submit(ann.calls(), "mine", "1").expect(403);
    assertThat(download(bea.calls())).contains("name=\"traced\"");
    submit(bea.calls(), "hers", "1").expect(200);
  }

  @Test
  void aTaskCanStartFromAFinishedOne() {
    ann.calls().patch("/annotations/Task/" + instance + "/finish", null).expect(200);
    lab.project("proofread", team, 5);
    Map<String, Object> body = Lab.taskBody(type, "proofread", dataset, "axons", 1, 1);
    body.put("baseAnnotation", Map.of("baseId", instance));
    body.put("editPosition", List.of(9, 8, 7));
    lab.tasks(1, body);

    String second = take(ann);

    String nml = ann.calls().get("/annotations/" + second + "/download").expect(200).body();
    assertThat(nml).contains("name=\"traced\"").contains("<node id=\"7\"");
    assertThat(nml).contains("<editPosition x=\"9\" y=\"8\" z=\"7\"");
  }

  @Test
  void aTaskOfOneFinishedInstanceIsABaseAndAnyOtherIsRefused() {
    String task =
        lab.admin().get("/annotations/" + instance + "/info").json().at("/task/id").asString();
    Map<String, Object> body = Lab.taskBody(type, "axons", dataset, "axons", 1, 1);
    body.put("baseAnnotation", Map.of("baseId", task));

    assertThat(created(body).at("/tasks/0/error").asString())
        .isEqualTo("The specified base task does not have exactly one (finished) instance.");
    ann.calls().patch("/annotations/Task/" + instance + "/finish", null).expect(200);
    assertThat(created(body).at("/tasks/0/status").asInt()).isEqualTo(200);

    body.put("baseAnnotation", Map.of("baseId", "0123456789abcdef01234567"));
    assertThat(created(body).at("/tasks/0/status").asInt()).isEqualTo(404);
    body.put("baseAnnotation", Map.of("baseId", instance));
    body.put("datasetId", lab.dataset("other"));
    assertThat(created(body).at("/tasks/0/error").asString())
        .isEqualTo(
            "The base annotation “%s” is about another dataset than the task.".formatted(instance));
  }

  private JsonNode created(Map<String, Object> body) {
    return lab.admin().post("/tasks", List.of(body)).expect(200).json();
  }

  private Answer submit(Caller who, String tree, String seen) {
    return who.withHeader("If-Match", "\"" + seen + "\"")
        .put(
            "//api/clew/v1/annotations/" + instance + "/content",
            "application/xml",
            NML.formatted(tree).getBytes(StandardCharsets.UTF_8));
  }

  private String download(Caller who) {
    return who.get("/annotations/Task/" + instance + "/download").expect(200).body();
  }

  private static String take(Person who) {
    return who.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
  }
}
