package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlWriter;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.Vec3Double;
import org.clew.testkit.Answer;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Work comes out of an instance, goes back into it, and no version of it is lost. */
class SubmissionTest {
  private static final String NML = "application/xml";

  private TestServer server;
  private Lab lab;
  private String task;
  private Person ann;
  private String instance;

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    String team = lab.team("Annotators");
    String type = lab.taskType("trace", team, "skeleton");
    String dataset = lab.dataset("em");
    lab.project("axons", team, 1);
    Map<String, Object> body = Lab.taskBody(type, "axons", dataset, "axons", 1, 2);
    body.put("editPosition", List.of(120, 80, 30));
    body.put(
        "boundingBox",
        Map.of("topLeft", List.of(100, 50, 0), "width", 100, "height", 100, "depth", 100));
    task = lab.tasks(1, body).getFirst();
    ann = lab.user("Ann", Map.of("axons", 1), team);
    instance = take(ann);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anInstanceStartsWithOneNodeAtTheStartPosition() throws IOException {
    Answer answer = ann.calls().get("/annotations/" + instance + "/download").expect(200);

    assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"em__%s__aperson__%s.nml\""
                .formatted(task, instance.substring(18)));
    Nml nml = NmlReader.read(new ByteArrayInputStream(answer.bytes()));
    assertThat(nml.skeleton().trees()).hasSize(1);
    Tree tree = nml.skeleton().trees().getFirst();
    assertThat(tree.id()).isEqualTo(1);
    assertThat(tree.node(0).position()).isEqualTo(Vec3Double.of(120, 80, 30));
    assertThat(tree.node(0).isBranchPoint()).isTrue();
    assertThat(nml.parameters().activeNode()).isEqualTo(1);
    assertThat(nml.parameters().taskBoundingBox().box().size().x()).isEqualTo(100);
    assertThat(nml.parameters().experiment().name()).isEqualTo("em");
    assertThat(nml.parameters().scale().unit()).isEqualTo("nanometer");
    assertThat(nml.metas()).anyMatch(m -> m.name().equals("taskId") && m.content().equals(task));
    assertThat(nml.metas())
        .anyMatch(m -> m.name().equals("username") && m.content().equals("Ann Person"));
  }

  @Test
  void handedInWorkComesBackAsItWas() throws IOException {
    Nml nml = downloaded();
    Tree tree = nml.skeleton().trees().getFirst();
    Node next = tree.addNode(Vec3Double.of(130, 85, 31)).comment("here it bends");
    tree.addEdge(tree.node(0), next);

    Answer saved = submit(nml, "\"0\"").expect(200);

    assertThat(saved.header("ETag")).isEqualTo("\"1\"");
    assertThat(saved.json().get("version").asInt()).isEqualTo(1);
    assertThat(saved.json().get("nodes").asInt()).isEqualTo(2);
    assertThat(saved.json().get("warnings")).isEmpty();
    Nml again = downloaded();
    assertThat(again.skeleton().nodeCount()).isEqualTo(2);
    assertThat(again.skeleton().findNode(next.id()).orElseThrow().comment())
        .contains("here it bends");
    assertThat(again.parameters().taskBoundingBox()).isNotNull();
  }

  @Test
  void whatTheServerDoesNotKnowOfAViewComesBack() {
    String nml =
        """
        <things><parameters><experiment name="em"/><scale x="1" y="1" z="1"/>
        <zoomLevel zoom="2.0" hint="wide"/><camera tilt="3"/></parameters></things>
        """;

    put(nml.getBytes(StandardCharsets.UTF_8)).expect(200);

    assertThat(ann.calls().get("/annotations/" + instance + "/download").expect(200).body())
        .contains("hint=\"wide\"", "<camera tilt=\"3\"");
  }

  @Test
  void aLostUpdateIsRefused() throws IOException {
    Nml nml = downloaded();
    submit(nml, "\"0\"").expect(200);

    Answer late = submit(nml, "\"0\"").expect(412);
    assertThat(late.error())
        .isEqualTo(
            "The annotation was changed in the meantime: its latest version is \"1\". Get that,"
                + " bring your changes into it, and send it again with If-Match: \"1\".");
    submit(nml, null).expect(428);
    submit(nml, "*").expect(200);
  }

  @Test
  void theFirstSubmissionNeedsNoPrecondition() throws IOException {
    submit(downloaded(), null).expect(200);
  }

  @Test
  void nodesOutsideOfTheBoxAreToldAndTaken() throws IOException {
    Nml nml = downloaded();
    nml.skeleton().trees().getFirst().addNode(Vec3Double.of(300, 80, 30));

    Answer saved = submit(nml, "\"0\"").expect(200);

    assertThat(saved.json().at("/warnings/0").asString())
        .isEqualTo("1 nodes are outside of the task’s bounding box: 2.");
  }

  @Test
  void everyVersionCanBeReadAndRestored() throws IOException {
    Nml nml = downloaded();
    nml.skeleton().trees().getFirst().addNode(Vec3Double.of(130, 85, 31));
    submit(nml, "\"0\"").expect(200);
    nml.skeleton().trees().getFirst().addNode(Vec3Double.of(131, 85, 31));
    submit(nml, "\"1\"").expect(200);

    ann.calls().withHeader("If-Match", "\"1\"").post(versions("/1/restore"), null).expect(412);
    Answer restored =
        ann.calls().withHeader("If-Match", "\"2\"").post(versions("/1/restore"), null).expect(200);

    assertThat(restored.message("success")).isEqualTo("Version 1 is back.");
    assertThat(downloaded().skeleton().nodeCount()).isEqualTo(2);
    assertThat(read(ann.calls().get(versions("/2/content"))).skeleton().nodeCount()).isEqualTo(3);
    assertThat(read(ann.calls().get(versions("/0/content"))).skeleton().nodeCount()).isEqualTo(1);
    List<String> listed = new ArrayList<>();
    for (JsonNode version : ann.calls().get(versions("")).expect(200).json()) {
      listed.add(
          "%d %s %d"
              .formatted(
                  version.get("version").asInt(),
                  version.get("kind").asString(),
                  version.get("nodes").asInt()));
    }
    assertThat(listed)
        .containsExactly("3 restored 2", "2 submitted 3", "1 submitted 2", "0 base 1");
    assertThat(ann.calls().get(versions("/9/content")).expect(404).error())
        .isEqualTo("The annotation has no version 9; its latest is 3.");
  }

  @Test
  void badFilesAreRefusedAndNothingIsLeftBehind() throws IOException {
    assertThat(put("not xml".getBytes(StandardCharsets.UTF_8)).expect(400).error())
        .startsWith("Could not parse file “content”: Line 1: ");
    assertThat(put(new byte[0]).expect(400).error()).contains("empty");
    Nml nml = downloaded();
    assertThat(ann.calls().put(content(), "application/json", bytes(nml)).expect(415).error())
        .contains("application/json");

    assertThat(server.content().resolve("staging")).isEmptyDirectory();
    assertThat(downloaded().skeleton().nodeCount()).isEqualTo(1);
  }

  @Test
  void onlyTheOwnerOfAnActiveInstanceMayReplaceIt() throws IOException {
    Nml nml = downloaded();

    lab.admin().put(content(), NML, bytes(nml)).expect(403);
    ann.calls().patch("/annotations/Task/" + instance + "/finish", null).expect(200);
    assertThat(submit(nml, null).expect(400).error())
        .isEqualTo("The annotation is finished, so its content cannot be changed.");
  }

  private Answer put(byte[] bytes) {
    return ann.calls().put(content(), NML, bytes);
  }

  private Answer submit(Nml nml, String ifMatch) throws IOException {
    return ifMatch == null
        ? put(bytes(nml))
        : ann.calls().withHeader("If-Match", ifMatch).put(content(), NML, bytes(nml));
  }

  private Nml downloaded() throws IOException {
    return read(ann.calls().get("/annotations/Task/" + instance + "/download"));
  }

  private String content() {
    return "//api/clew/v1/annotations/" + instance + "/content";
  }

  private String versions(String rest) {
    return "//api/clew/v1/annotations/" + instance + "/versions" + rest;
  }

  private static Nml read(Answer answer) throws IOException {
    return NmlReader.read(new ByteArrayInputStream(answer.expect(200).bytes()));
  }

  private static byte[] bytes(Nml nml) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NmlWriter.write(nml, out);
    return out.toByteArray();
  }

  private static String take(Person who) {
    return who.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
  }
}
