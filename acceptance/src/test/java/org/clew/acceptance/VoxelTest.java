package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoxelTest {
  private static final String CHUNK = "0123456789".repeat(1000);

  private TestServer server;
  private String token;
  private Caller reader;
  private Path cells;
  private String base;

  @BeforeAll
  void start() throws IOException {
    server = TestServer.start();
    Caller admin = server.found("Lab");
    cells = Files.createDirectories(server.datasets().resolve("cells"));
    Files.createDirectories(cells.resolve("em/1"));
    Files.writeString(cells.resolve("em/1/0.0.0"), CHUNK);
    Files.writeString(cells.resolve("em/1/.zarray"), "{\"shape\":[1,1,1],\"dtype\":\"|u1\"}");
    Files.writeString(server.datasets().resolve("secret"), "secret");
    Files.createSymbolicLink(cells.resolve("link"), server.datasets().resolve("secret"));
    Files.writeString(
        cells.resolve("em/.zattrs"),
        """
        {"multiscales":[{"axes":[{"name":"z"},{"name":"y"},{"name":"x"}],
          "datasets":[{"path":"1","coordinateTransformations":[{"type":"scale","scale":[1,1,1]}]}]}]}
        """);
    String id =
        admin
            .post("//api/clew/v1/datasets", Map.of("path", "cells"))
            .expect(200)
            .json()
            .get("id")
            .asString();
    token = admin.post("/userToken/generate", null).json().get("token").asString();
    reader = server.anonymous().with(token);
    base = "//data/v14/zarr/" + id + "/";
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aChunkIsSentAsItLies() {
    Answer chunk = reader.get(base + "em/1/0.0.0").expect(200);

    assertThat(chunk.body()).isEqualTo(CHUNK);
    assertThat(chunk.header("Content-Length")).isEqualTo("10000");
    assertThat(chunk.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(chunk.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(chunk.header("ETag")).matches("\"[^\"]+\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void compressionLeavesTheLengthAlone(String method) {
    Caller greedy = reader.withHeader("Accept-Encoding", "gzip, br");

    for (String file : new String[] {"em/1/0.0.0", "datasource-properties.json"}) {
      Answer answer = greedy.send(method, base + file, null).expect(200);
      assertThat(answer.header("Content-Encoding")).isEmpty();
      assertThat(answer.headers().firstValueAsLong("Content-Length").orElseThrow()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/token/", "/data/v13/token/", "/data/v14/token/"})
  void aTokenBeforeThePathOpensItForViewersThatLoseAQuery(String way) {
    String path = base.substring("//data/v14".length()) + "em/1/0.0.0";
    Caller viewer = server.anonymous().withHeader("Range", "bytes=0-3");
    Answer chunk = viewer.get("/" + way + token + path);
    assertThat(chunk.expect(206).header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(chunk.bytes()).hasSize(4);
    server.anonymous().get("/" + way + "x" + path).expect(404);
    server.anonymous().get("/" + way + path.substring(1)).expect(404);
  }

  @Test
  void viewersOfOtherSitesMayReadVoxelsWithATokenAndNothingElse()
      throws IOException, InterruptedException {
    Caller elsewhere = reader.withHeader("Origin", "https://viewer.example");

    Answer chunk = elsewhere.withHeader("Range", "bytes=-3").get(base + "em/1/0.0.0").expect(206);
    assertThat(chunk.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(chunk.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(chunk.header("Access-Control-Expose-Headers")).contains("Content-Range");
    // A viewer must be able to tell a chunk that is missing from a server that is.
    assertThat(elsewhere.get(base + "em/1/9.9.9").expect(404).header("Access-Control-Allow-Origin"))
        .isEqualTo("*");

    // Only browsers ask so; it is no route of the API, which a caller would look for.
    HttpResponse<Void> asked =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + base.substring(1) + "em/1/0.0.0"))
                    .method("OPTIONS", BodyPublishers.noBody())
                    .header("Origin", "https://viewer.example")
                    .build(),
                BodyHandlers.discarding());
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.headers().map())
        .containsEntry("Access-Control-Allow-Origin", List.of("*"))
        .containsEntry("Access-Control-Allow-Methods", List.of("GET, HEAD"));
    assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("Range");

    assertThat(elsewhere.get("/user").header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void theHeadOfAFileHasItsLengthAndNoBody() {
    Answer head = reader.withHeader("Range", "bytes=0-4").send("HEAD", base + "em/1/0.0.0", null);

    assertThat(head.expect(200).body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo("10000");
    reader.send("HEAD", base + "em/1/9.9.9", null).expect(404);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-4, 01234, bytes 0-4/10000",
    "bytes=9995-, 56789, bytes 9995-9999/10000",
    "bytes=-3, 789, bytes 9997-9999/10000",
    "bytes=9998-20000, 89, bytes 9998-9999/10000"
  })
  void aRangeIsSentAlone(String range, String content, String contentRange) {
    Answer part = reader.withHeader("Range", range).get(base + "em/1/0.0.0").expect(206);

    assertThat(part.body()).isEqualTo(content);
    assertThat(part.header("Content-Range")).isEqualTo(contentRange);
    assertThat(part.header("Content-Length")).isEqualTo(Integer.toString(content.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "lines=1-2", "bytes=5-2", "nonsense"})
  void otherRangesMeanTheWholeFile(String range) {
    assertThat(reader.withHeader("Range", range).get(base + "em/1/0.0.0").expect(200).body())
        .isEqualTo(CHUNK);
  }

  @Test
  void aRangeBehindTheEndIsRefused() {
    Answer refused =
        reader.withHeader("Range", "bytes=10000-").get(base + "em/1/0.0.0").expect(416);

    assertThat(refused.header("Content-Range")).isEqualTo("bytes */10000");
    assertThat(refused.error()).isEqualTo("The file ends before that range: it has 10000 bytes.");
  }

  @Test
  void theDocumentTakesRangesToo() {
    String whole = reader.get(base + "datasource-properties.json").expect(200).body();

    Answer part =
        reader
            .withHeader("Range", "bytes=0-" + (whole.length() - 1))
            .get(base + "datasource-properties.json")
            .expect(206);

    assertThat(part.body()).isEqualTo(whole);
    assertThat(part.json().at("/dataLayers/0/mags/0/path").asString()).isEqualTo("./em/1");
    assertThat(part.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void anUnchangedFileIsNotSentAgain() throws IOException {
    Path file = Files.writeString(cells.resolve("em/1/0.0.1"), "old voxels");
    String etag = reader.get(base + "em/1/0.0.1").expect(200).header("ETag");

    Answer again = reader.withHeader("If-None-Match", "\"x\", " + etag).get(base + "em/1/0.0.1");
    Files.writeString(file, "new voxels");
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1)));
    Answer changed = reader.withHeader("If-None-Match", etag).get(base + "em/1/0.0.1");
    Answer part =
        reader
            .withHeader("If-Range", etag)
            .withHeader("Range", "bytes=0-2")
            .get(base + "em/1/0.0.1");

    assertThat(again.expect(304).body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(etag);
    assertThat(changed.expect(200).body()).isEqualTo("new voxels");
    assertThat(part.expect(200).body()).isEqualTo("new voxels");
  }

  @Test
  void aMissingChunkIsEmptySpace() {
    assertThat(reader.get(base + "em/1/9.9.9").expect(404).error())
        .isEqualTo("“em/1/9.9.9” is not in the dataset.");
    reader.get(base + "em").expect(404);
    reader.get(base + "em/1/").expect(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "em/../../secret",
        "%2e%2e/secret",
        "em/%2e%2e/%2e%2e/secret",
        "..%2fsecret",
        "..%5csecret",
        "%2fetc%2fpasswd",
        "/etc/passwd",
        "link",
        "em/1/0.0.0%00"
      })
  void nothingOutsideOfTheDatasetIsReached(String path) {
    Answer answer = reader.get(base + path);

    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain("root:").isNotEqualTo("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//data/v13/zarr/", "//data/zarr/"})
  void otherVersionsAnswerTheSame(String prefix) {
    String path = base.replace("//data/v14/zarr/", prefix) + "em/1/.zarray";

    assertThat(reader.get(path).expect(200).header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void voxelsAreForThoseWhoMayReadThem() {
    assertThat(server.anonymous().get(base + "em/1/0.0.0").expect(404).error())
        .endsWith("You may need to log in to see it.");
    server.found("Other").get(base + "em/1/0.0.0").expect(404);
    reader.get("//data/v14/zarr/xyz/em/1/0.0.0").expect(400);
  }
}
