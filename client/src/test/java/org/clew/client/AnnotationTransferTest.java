package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.annotation.archive.VolumeFormat;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireSubmission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads and submissions as other servers, and bad connections, make them. */
class AnnotationTransferTest {
  private static final ObjectId ID = Samples.id(42);
  private static final Ref<AnnotationInfo> REF = Ref.id(ID);
  private static final String DOWNLOAD = "GET /api/v14/annotations/" + ID + "/download";
  private static final String CONTENT = "/api/clew/v1/annotations/" + ID + "/content";
  private static final String NML =
      "<things><parameters><experiment name=\"em\"/></parameters></things>";

  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  private void sends(String request, String fileName, byte[] body) {
    server.on(request, (exchange, seen) -> send(exchange, fileName, body, body.length));
  }

  private static void send(HttpExchange exchange, String fileName, byte[] body, long length)
      throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    exchange.getResponseHeaders().set("ETag", "\"7\"");
    exchange.sendResponseHeaders(200, length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theNameIsThatOfTheFileAndTheVersionThatOfTheTag() {
    sends(DOWNLOAD, "em__soma%203.nml", text(NML));

    Annotation annotation = server.connect().annotations().download(REF);

    assertThat(annotation.name()).isEqualTo("em__soma%203");
    assertThat(annotation.version()).hasValue(7);
    assertThat(server.last().uri().getQuery())
        .isEqualTo("skipVolumeData=false&volumeDataZipFormat=zarr3");
  }

  @Test
  void theOptionsAreAskedFor() {
    sends(DOWNLOAD, "x.nml", text(NML));
    DownloadOptions options =
        DownloadOptions.ALL.withoutVoxels().withVolumeFormat(VolumeFormat.WKW).ofVersion(3);

    server.connect().annotations().download(REF, options);

    assertThat(server.last().uri().getQuery())
        .isEqualTo("skipVolumeData=true&volumeDataZipFormat=wkw&version=3");
  }

  @Test
  void whatIsNoAnnotationIsAnInvalidResponse() throws IOException {
    Set<Path> before = temporaryFiles();
    Annotations annotations = server.connect().annotations();
    sends(DOWNLOAD, "x.nml", text("<things>\n<oops"));
    assertThatThrownBy(() -> annotations.download(REF))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("is no good annotation: Line 2: ");
    sends(DOWNLOAD, "x.zip", AnnotationTest.zip(Map.of("readme.txt", text("hello"))));
    assertThatThrownBy(() -> annotations.download(REF))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("exactly one NML");
    server.on(DOWNLOAD, (exchange, seen) -> send(exchange, "x.nml", text(NML), NML.length() + 9));
    assertThatThrownBy(() -> annotations.download(REF))
        .isInstanceOf(InvalidResponseException.class);

    assertThat(temporaryFiles()).isEqualTo(before);
  }

  private static Set<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\.?clew-.*annotation.*"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void aBrokenTransferLeavesTheFileThatWasThere(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("x.nml"), "before");
    server.on(DOWNLOAD, (exchange, seen) -> send(exchange, "x.nml", text(NML), NML.length() + 9));

    assertThatThrownBy(
            () -> server.connect().annotations().download(REF, file, DownloadOptions.ALL))
        .isInstanceOf(InvalidResponseException.class);
    assertThat(file).hasContent("before");
    assertThat(directory.toFile().list()).containsExactly("x.nml");
  }

  @Test
  void workIsSentWithTheVersionThatItWasMadeFrom() {
    server.on("PUT " + CONTENT, new WireSubmission(8, 1, 1, List.of("Outside.")));
    Annotations annotations = server.connect().annotations();

    Submission saved = annotations.submit(REF, AnnotationTest.seed("x").withVersion(7));

    assertThat(saved.version()).isEqualTo(8);
    assertThat(saved.warnings()).containsExactly("Outside.");
    assertThat(server.last().header("If-Match")).isEqualTo("\"7\"");
    assertThat(server.last().header("Content-Type")).isEqualTo("application/xml");
    annotations.submit(REF, AnnotationTest.seed("x"));
    assertThat(server.last().header("If-Match")).isEmpty();
  }

  @Test
  void aConflictIsToldAndNotSentAgain() {
    server.on("PUT " + CONTENT, 412, "{\"messages\":[{\"error\":\"Changed: \\\"9\\\".\"}]}");

    ConflictException conflict =
        catchThrowableOfType(
            ConflictException.class,
            () ->
                server
                    .connect()
                    .annotations()
                    .submit(REF, AnnotationTest.seed("x").withVersion(7)));

    assertThat(conflict.status()).isEqualTo(412);
    assertThat(conflict.messages()).containsExactly("Changed: \"9\".");
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void workIsSentOnceWhateverBecomesOfIt() {
    server.on("PUT " + CONTENT, (exchange, seen) -> exchange.close());

    assertThatThrownBy(() ->
            server.connect().annotations().submit(REF, AnnotationTest.seed("x").withVersion(7)))
        .isInstanceOf(InvalidResponseException.class);
    assertThat(server.seen()).hasSize(1);
  }
}
