package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.annotation.archive.AnnotationArchive;
import org.clew.annotation.archive.Content;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Volume layers of annotations are streamed as if they were layers of the dataset. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnotationVoxelTest {
  private static final String DOCUMENT = "datasource-properties.json";
  private static final String CHUNK = "Volume/16-16-4/c.0.0.0.0";
  private static final String STORED_CHUNK = "Volume/16-16-4/c.0.1.0.0";

  private TestServer server;
  private Lab lab;
  private StoredContent store;
  private Person ann;
  private String task;
  private String instance;
  private String base;

  @BeforeAll
  void start() throws IOException {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    store = new StoredContent(server);
    String team = lab.team("Annotators");
    String type = lab.taskType("segment", team, "volume");
    String dataset = lab.dataset("em", team);
    Path color = server.datasets().resolve("Lab/em/color/1");
    Files.createDirectories(color);
    Files.writeString(color.resolve("zarr.json"), "{\"of\":\"the dataset\"}");
    lab.project("axons", team, 1);
    task = lab.tasks(1, Lab.taskBody(type, "axons", dataset, "axons", 1, 1)).getFirst();
    ann = lab.user("Ann", Map.of("axons", 1), team);
    instance =
        ann.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
    base = "//data/v14/annotations/zarr/" + instance + "/";
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void paint() {
    paint("Volume", "zarr3", VolumeData.zarr());
  }

  private void paint(String layer, String format, byte[] voxels) {
    store.put(
        TestNml.volumes(TestNml.volume(0, layer, "v.zip", format)),
        Map.of("v.zip", voxels),
        List.of(instance));
  }

  @Test
  void theDocumentListsTheLayersOfBoth() {
    JsonNode layers = document().get("dataLayers");

    assertThat(layers).hasSize(2);
    assertThat(layers.at("/0/name").asString()).isEqualTo("color");
    assertThat(layers.at("/0/mags/0/path").asString()).isEqualTo("./color/1");
    assertThat(layers.get(1).toString())
        .isEqualTo(
            "{\"name\":\"Volume\",\"category\":\"segmentation\",\"elementClass\":\"uint16\","
                + "\"dataFormat\":\"zarr3\",\"numChannels\":1,"
                + "\"boundingBox\":{\"topLeft\":[16,16,0],\"width\":160,\"height\":160,\"depth\":40},"
                + "\"largestSegmentId\":7,"
                + "\"mags\":[{\"mag\":[16,16,4],\"path\":\"./Volume/16-16-4\","
                + "\"axisOrder\":{\"c\":0,\"x\":1,\"y\":2,\"z\":3}}]}");
    assertThat(document().toString()).doesNotContain("null");
  }

  @ParameterizedTest
  @ValueSource(strings = {CHUNK, STORED_CHUNK})
  void aChunkIsReadBelowTheListedPath(String file) {
    Answer chunk = ann.calls().get(base + file).expect(200);
    Answer head = ann.calls().send("HEAD", base + file, null).expect(200);

    assertThat(chunk.body()).isEqualTo(VolumeData.CHUNK);
    for (Answer answer : List.of(chunk, head)) {
      assertThat(answer.header("Content-Length")).isEqualTo("10000");
      assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
      assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    }
    assertThat(head.body()).isEmpty();
    Answer metadata = ann.calls().get(base + "Volume/16-16-4/zarr.json").expect(200);
    assertThat(metadata.body()).isEqualTo(VolumeData.METADATA);
    assertThat(metadata.header("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-4, 01234, bytes 0-4/10000",
    "bytes=9995-, 56789, bytes 9995-9999/10000",
    "bytes=-3, 789, bytes 9997-9999/10000"
  })
  void aRangeIsSentAlone(String range, String content, String contentRange) {
    for (String file : List.of(CHUNK, STORED_CHUNK)) {
      Answer part = ann.calls().withHeader("Range", range).get(base + file).expect(206);

      assertThat(part.body()).isEqualTo(content);
      assertThat(part.header("Content-Range")).isEqualTo(contentRange);
    }
    ann.calls().withHeader("Range", "bytes=10000-").get(base + CHUNK).expect(416);
  }

  @Test
  void anUnchangedChunkIsNotSentAgain() {
    String etag = ann.calls().get(base + CHUNK).expect(200).header("ETag");
    Caller knowing = ann.calls().withHeader("If-None-Match", etag);

    knowing.get(base + CHUNK).expect(304);
    knowing.get(base + STORED_CHUNK).expect(200);
    paint("Volume", "wkw", VolumeData.wkw());
    paint("Volume", "zarr3", VolumeData.zarr());
    knowing.get(base + CHUNK).expect(304);
  }

  @Test
  void handedInVoxelsCanBeReadAtOnce() throws IOException {
    store.sql("UPDATE annotations SET content_id = NULL, version = 0 WHERE id = ?", instance);
    ann.calls().get(base + CHUNK).expect(404);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    AnnotationArchive.write(
        TestNml.volumes(TestNml.volume(0, "Volume", null, "zarr3")),
        "work",
        Map.of("Volume", Content.of(VolumeData.zarr())),
        archive);

    ann.calls()
        .put(
            "//api/clew/v1/annotations/" + instance + "/content",
            "application/zip",
            archive.toByteArray())
        .expect(200);

    assertThat(ann.calls().get(base + CHUNK).expect(200).body()).isEqualTo(VolumeData.CHUNK);
    store.sql("DELETE FROM annotation_versions WHERE annotation_id = ?", instance);
  }

  @Test
  void filesOfTheDatasetAreServedToo() {
    assertThat(ann.calls().get(base + "color/1/zarr.json").expect(200).body())
        .isEqualTo("{\"of\":\"the dataset\"}");
  }

  @Test
  void whatIsNotPaintedIsAbsent() {
    for (String file :
        List.of("Volume/16-16-4/c.0.9.9.9", "Volume/16-16-4", "Volume", "color/1/c.0", "x")) {
      assertThat(ann.calls().get(base + file).expect(404).error())
          .isEqualTo("“%s” is not in the annotation.".formatted(file));
    }
  }

  @Test
  void theCurrentVersionDecides() {
    paint("Volume", "wkw", VolumeData.wkw());

    JsonNode layer = document().at("/dataLayers/1");

    assertThat(layer.get("dataFormat").asString()).isEqualTo("wkw");
    assertThat(layer.get("elementClass").asString()).isEqualTo("uint32");
    assertThat(layer.at("/boundingBox/width").asInt()).isEqualTo(1024);
    assertThat(layer.get("mags").toString())
        .isEqualTo(
            "[{\"mag\":[1,1,1],\"path\":\"./Volume/1\"},{\"mag\":[2,2,1],\"path\":\"./Volume/2-2-1\"}]");
    assertThat(ann.calls().get(base + "Volume/1/z0/y0/x0.wkw").expect(200).body())
        .isEqualTo(VolumeData.CHUNK);
    ann.calls().get(base + CHUNK).expect(404);
  }

  @Test
  void aLayerOfTheAnnotationGoesBeforeThatOfTheDataset() {
    paint("color", "zarr3", VolumeData.zarr());

    JsonNode layers = document().get("dataLayers");

    assertThat(layers).hasSize(1);
    assertThat(layers.at("/0/category").asString()).isEqualTo("segmentation");
    assertThat(layers.at("/0/mags/0/path").asString()).isEqualTo("./color/16-16-4");
    ann.calls().get(base + "color/16-16-4/zarr.json").expect(200);
    ann.calls().get(base + "color/1/zarr.json").expect(404);
  }

  @Test
  void aLayerWithoutVoxelsHasNoMags() {
    store.sql("UPDATE annotations SET content_id = NULL, version = 0 WHERE id = ?", instance);
    List<String> shown = new ArrayList<>(List.of(document().at("/dataLayers/1").toString()));
    for (String broken : List.of("", "no zip at all")) {
      paint("Volume", "zarr3", broken.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      shown.add(document().at("/dataLayers/1").toString().replace("\"largestSegmentId\":7,", ""));
    }

    assertThat(shown)
        .containsOnly(
            "{\"name\":\"Volume\",\"category\":\"segmentation\",\"elementClass\":\"uint32\","
                + "\"dataFormat\":\"zarr3\",\"numChannels\":1,"
                + "\"boundingBox\":{\"topLeft\":[0,0,0],\"width\":1024,\"height\":1024,\"depth\":1024},"
                + "\"mags\":[]}");
    ann.calls().get(base + CHUNK).expect(404);
  }

  @Test
  void namesThatClientsRefuseAreMadeHarmless() {
    paint(".a/b c", "zarr3", VolumeData.zarr());

    JsonNode layer = document().at("/dataLayers/1");

    assertThat(layer.get("name").asString()).isEqualTo("_a_b c");
    String path = layer.at("/mags/0/path").asString();
    assertThat(path).matches("\\./[A-Za-z0-9._-]+/16-16-4");
    ann.calls().get(base + path.substring(2) + "/zarr.json").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"//data/v13/annotations/zarr/", "//data/annotations/zarr/"})
  void otherVersionsAnswerTheSame(String prefix) {
    ann.calls().get(prefix + instance + "/" + DOCUMENT).expect(200);
  }

  @Test
  void voxelsAreForThoseWhoMayReadBoth() {
    Person stranger = lab.user("Eve", Map.of(), lab.team("Others"));

    for (String file : List.of(DOCUMENT, CHUNK, "color/1/zarr.json")) {
      assertThat(stranger.calls().get(base + file).expect(404).error()).startsWith("Dataset “");
      assertThat(server.anonymous().get(base + file).expect(404).error())
          .isEqualTo(
              "Annotation could not be found or accessed. You may need to log in to see it.");
    }
    store.sql("UPDATE annotations SET visibility = 'Private' WHERE id = ?", instance);
    Person colleague = lab.user("Cy", Map.of(), teamOfTask());
    colleague.calls().get(base + CHUNK).expect(403);
    ann.calls().get(base + CHUNK).expect(200);
    store.sql("UPDATE annotations SET visibility = 'Internal' WHERE id = ?", instance);
    colleague.calls().get(base + CHUNK).expect(200);
    String token =
        ann.calls().post("/userToken/generate", null).expect(200).json().get("token").asString();
    server.anonymous().get(base + CHUNK + "?token=" + token).expect(200);
  }

  @Test
  void anotherOrganizationFindsNothing() {
    Caller abroad = server.found("Abroad");

    abroad.get(base + DOCUMENT).expect(404);
    abroad.get(base + CHUNK).expect(404);
  }

  private String teamOfTask() {
    String project =
        lab.admin().get("/tasks/" + task).expect(200).json().get("projectId").asString();
    return lab.admin().get("/projects/" + project).expect(200).json().get("team").asString();
  }

  private JsonNode document() {
    return ann.calls().get(base + DOCUMENT).expect(200).json();
  }
}
