package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pictures of what was traced. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracingPictureTest {
  private static final String HOSTILE = "&lt;script&gt;alert(1)&lt;/script&gt;";
  private static final String NML =
      """
      <things><parameters><experiment name="em"/></parameters>
        <thing id="1" name="%1$s" color.r="0" color.g="1" color.b="0">
          <nodes><node id="1" x="10" y="20" z="30"/><node id="2" x="60" y="40" z="31"/>
            <node id="3" x="90" y="10" z="60"/></nodes>
          <edges><edge source="1" target="2"/><edge source="2" target="3"/></edges></thing>
        <comments><comment node="1" content="%1$s"/></comments></things>
      """
          .formatted(HOSTILE);

  private TestServer server;
  private Lab lab;
  private Caller ann;
  private Caller stranger;
  private String task;
  private String instance;
  private String own;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    String team = lab.team("Annotators");
    String type = lab.taskType("trace", team, "skeleton");
    String dataset = lab.dataset("em", team);
    lab.project("axons", team, 1);
    Map<String, Object> body =
        new LinkedHashMap<>(Lab.taskBody(type, "axons", dataset, "axons", 1, 1));
    body.put(
        "boundingBox",
        Map.of("topLeft", List.of(0, 0, 0), "width", 100, "height", 50, "depth", 70));
    task = lab.tasks(1, body).getFirst();
    ann = lab.user("Ann", Map.of("axons", 1), team).calls();
    stranger = server.found("Others");
    instance = ann.post("/user/tasks/request", null).expect(200).json().get("id").asString();
    own = "//api/clew/v1/annotations/" + instance;
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static String svg(Answer answer) throws Exception {
    assertThat(answer.expect(200).header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    var _ =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new java.io.ByteArrayInputStream(answer.bytes()));
    return answer.body();
  }

  @Test
  void whatWasTracedIsSeenAndNothingThatPeopleWrote() throws Exception {
    Answer before = ann.get(own + "/preview.svg");
    assertThat(svg(before)).contains("<rect").contains("#ff1616").doesNotContain("#00ff00");
    ann.withHeader("If-None-Match", before.header("ETag")).get(own + "/preview.svg").expect(304);

    ann.withHeader("If-Match", "*")
        .put(
            own + "/content",
            "application/xml",
            NML.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .expect(200);

    Caller knowing = ann.withHeader("If-None-Match", before.header("ETag"));
    Answer after = knowing.get(own + "/preview.svg?size=600,200");
    assertThat(svg(after))
        .contains("width=\"600\" height=\"200\"")
        .contains("#00")
        .contains(">yz<");
    assertThat(after.body()).doesNotContain("script").doesNotContain("alert");
    knowing.get(own + "/preview.svg").expect(200);
    String overlay =
        svg(ann.get(own + "/planes/xy.svg?position=10,20,30&size=200,100&zoom=0.5&depth=100"));
    assertThat(overlay).contains("<rect").contains("<path").contains("<circle");
    assertThat(overlay).doesNotContain("script");
    assertThat(svg(ann.get(own + "/planes/xz.svg?position=10,20,900"))).doesNotContain("<path");
  }

  @Test
  void whatATaskStartsFromIsSeen() throws Exception {
    assertThat(svg(lab.admin().get("//api/clew/v1/tasks/" + task + "/preview.svg")))
        .contains("<rect")
        .contains("l0 0");
  }

  @Test
  void othersSeeNothing() {
    stranger.get(own + "/preview.svg").expect(404);
    stranger.get(own + "/planes/xy.svg").expect(404);
    server.anonymous().get(own + "/preview.svg").expect(404);
    stranger.get("//api/clew/v1/tasks/" + task + "/preview.svg").expect(404);
  }

  @Test
  void badParametersAreTold() {
    assertThat(ann.get(own + "/preview.svg?size=5000,5").expect(400).error()).contains("“size”");
    assertThat(ann.get(own + "/planes/xy.svg?depth=-1").expect(400).error()).contains("“depth”");
    assertThat(ann.get(own + "/planes/ab.svg").expect(400).error()).contains("“ab”");
  }
}
