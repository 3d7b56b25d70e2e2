package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlWriter;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.Vec3Double;
import org.clew.testkit.Answer;
import org.clew.testkit.Form;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The work of a lab: files become tasks, tasks become tracings, tracings become tasks again. */
class TwoStagesTest {
  private static final int SEEDS = 200;
  private static final String SEED =
      """
      <things><parameters><experiment name="em" organization="Lab"/><scale x="1" y="1" z="1"/>
      <editPosition x="%1$d" y="2" z="3"/></parameters>
      <thing id="1" name="seed %1$d"><nodes><node id="1" x="%1$d" y="2" z="3"/></nodes><edges/></thing>
      </things>
      """;

  private TestServer server;
  private Lab lab;
  private String type;
  private String trace;
  private Person ann;

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    String team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    lab.dataset("em");
    trace = lab.project("trace", team, 1);
    lab.project("proofread", team, 9);
    ann = lab.user("Ann", Map.of("axons", 1), team);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void seedsAreTracedCollectedAndProofread() throws IOException {
    Form seeds = Lab.fileTasks(type, "trace");
    for (int i = 0; i < SEEDS; i++) {
      seeds.file("seed", i + ".nml", SEED.formatted(i).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(created(seeds)).isEqualTo(SEEDS);
    Set<String> traced = new HashSet<>();
    for (int i = 0; i < SEEDS; i++) {
      traced.add(traceNext());
    }
    assertThat(traced).hasSize(SEEDS);

    Answer all = lab.admin().get("/annotations/CompoundProject/" + trace + "/download").expect(200);

    assertThat(all.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"trace_nmls.zip\"");
    Set<String> names = new HashSet<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(all.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Nml nml = NmlReader.read(new ByteArrayInputStream(zip.readAllBytes()));
        assertThat(nml.skeleton().nodeCount()).isEqualTo(2);
        names.add(nml.skeleton().trees().getFirst().name());
      }
    }
    assertThat(names).isEqualTo(traced);

    assertThat(
            created(Lab.fileTasks(type, "proofread").file("traced", "trace_nmls.zip", all.bytes())))
        .isEqualTo(SEEDS);
    Nml second = read(ann.calls().get("/annotations/" + take() + "/download"));
    assertThat(second.skeleton().nodeCount()).isEqualTo(2);
    assertThat(second.skeleton().trees().getFirst().name()).startsWith("seed ");
  }

  /** Answers the name of the tree that was traced. */
  private String traceNext() throws IOException {
    String instance = take();
    Nml nml = read(ann.calls().get("/annotations/" + instance + "/download"));
    Tree tree = nml.skeleton().trees().getFirst();
    Node next = tree.addNode(Vec3Double.of(9, 9, 9)).comment("traced");
    tree.addEdge(tree.node(0), next);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NmlWriter.write(nml, out);
    ann.calls()
        .put(
            "//api/clew/v1/annotations/" + instance + "/content",
            "application/xml",
            out.toByteArray())
        .expect(200);
    ann.calls().patch("/annotations/Task/" + instance + "/finish", null).expect(200);
    return tree.name();
  }

  private String take() {
    return ann.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
  }

  private int created(Form form) {
    JsonNode answer = lab.admin().upload("/tasks/createFromFiles", form).expect(200).json();
    int count = 0;
    for (JsonNode item : answer.get("tasks")) {
      assertThat(item.get("status").asInt()).as(item.toString()).isEqualTo(200);
      count++;
    }
    return count;
  }

  private static Nml read(Answer answer) throws IOException {
    return NmlReader.read(new ByteArrayInputStream(answer.expect(200).bytes()));
  }
}
