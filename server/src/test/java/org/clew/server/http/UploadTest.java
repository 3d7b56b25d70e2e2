package org.clew.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.clew.json.WireJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class UploadTest {
  private static final String NO_FORM = "Could not parse the form.";
  private static final int MEGABYTE = 1 << 20;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path directory;
  private SmallServer server;

  @BeforeAll
  void start() {
    server =
        SmallServer.start(directory, new UploadLimits(80L * MEGABYTE, 1500), UploadTest::paths);
  }

  @AfterEach
  @Timeout(30)
  void nothingIsLeftBehind() {
    server.awaitNoFiles();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
    try (var left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  private static void paths(Router router) {
    router.own(
        HandlerType.POST, "/fields", request -> Reply.json(String.valueOf(request.form("a"))));
    router.own(HandlerType.POST, "/form", UploadTest::describe);
    router.own(HandlerType.POST, "/ignored", request -> Reply.json(List.of()));
    router.own(
        HandlerType.POST,
        "/failing",
        request -> {
          request.upload(NO_FORM);
          throw new IllegalStateException("on purpose");
        });
    router.own(
        HandlerType.POST,
        "/json",
        request ->
            Reply.json(String.valueOf(request.upload(NO_FORM).json("formJSON", Shape.class))));
  }

  record Shape(String name, int size) {}

  private static Reply describe(Request request) {
    Upload upload = request.upload(NO_FORM);
    List<Map<String, Object>> files = new ArrayList<>();
    for (UploadedFile file : upload.files()) {
      files.add(
          Map.of(
              "field", file.field(),
              "name", file.name(),
              "size", file.size(),
              "crc", crc(file.path())));
    }
    return Reply.json(Map.of("fields", upload.fields(), "files", files));
  }

  private static long crc(Path path) {
    CRC32 crc = new CRC32();
    try (InputStream in = Files.newInputStream(path)) {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return crc.getValue();
  }

  @Test
  void textsAndFilesArriveInTheirOrder() {
    JsonNode answer =
        accepted(
            new Form()
                .text("formJSON", "{\"a\":\"ä\"}")
                .file("b.nml", "two")
                .file("a.nml", "one")
                .text("formJSON", "")
                .bytes());

    assertThat(answer.get("fields").toString())
        .isEqualTo(
            "[{\"name\":\"formJSON\",\"value\":\"{\\\"a\\\":\\\"ä\\\"}\"},"
                + "{\"name\":\"formJSON\",\"value\":\"\"}]");
    assertThat(names(answer)).containsExactly("b.nml", "a.nml");
    assertThat(answer.at("/files/0/size").asInt()).isEqualTo(3);
  }

  @Test
  void twoFilesOfTheSameNameAreTwoFiles() {
    JsonNode answer = accepted(new Form().file("a.nml", "1").file("a.nml", "22").bytes());

    assertThat(names(answer)).containsExactly("a.nml", "a.nml");
    assertThat(answer.at("/files/1/size").asInt()).isEqualTo(2);
  }

  @Test
  void anEmptyFileIsAFileUnlessItHasNoNameEither() {
    JsonNode answer =
        accepted(
            new Form()
                .file("a.nml", "")
                .part("name=\"files\"; filename=\"\"", new byte[0])
                .bytes());

    assertThat(names(answer)).containsExactly("a.nml");
    assertThat(answer.at("/files/0/size").asInt()).isZero();
  }

  @Test
  void theOfficialClientsRequestIsRead() {
    String recorded =
        """
        --knot
        Content-Disposition: form-data; name="createGroupForEachFile"

        false
        --knot
        Content-Disposition: form-data; name="s.zip"; filename="s.zip"
        Content-Type: application/zip

        PK
        --knot--
        """
            .replace("\n", "\r\n");

    JsonNode answer = accepted(recorded.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.at("/fields/0/value").asString()).isEqualTo("false");
    assertThat(answer.at("/files/0/field").asString()).isEqualTo("s.zip");
  }

  @Test
  void namesArriveAsTheyWereWritten() {
    Map<String, String> parameters =
        Map.of(
            "filename=\"Übung größer 脳.nml\"", "Übung größer 脳.nml",
            "filename=\"a%22b%22.nml\"", "a\"b\".nml",
            "filename=\"a\\\"b\\\\c.nml\"", "a\"b\\c.nml",
            "filename=\"a;b=c, d.nml\"", "a;b=c, d.nml",
            "filename=\"C:\\data\\a.nml\"", "C:\\data\\a.nml",
            "filename=\"100%.nml\"", "100%.nml",
            "filename=plain.nml", "plain.nml",
            "filename=\"x\"; filename*=UTF-8''%C3%BC%20%2B.nml", "ü +.nml");
    for (Map.Entry<String, String> name : parameters.entrySet()) {
      byte[] form = new Form().part("name=\"ü;\"; " + name.getKey(), new byte[1]).bytes();

      JsonNode answer = accepted(form);

      assertThat(names(answer)).containsExactly(name.getValue());
      assertThat(answer.at("/files/0/field").asString()).isEqualTo("ü;");
    }
  }

  @Test
  void moreThanAThousandFilesAreTaken() {
    Form form = new Form().text("formJSON", "{}");
    for (int i = 0; i < 1500; i++) {
      form.file(i + ".nml", "<things/>");
    }

    JsonNode answer = accepted(form.bytes());

    assertThat(answer.get("files").size()).isEqualTo(1500);
    assertThat(answer.at("/files/1499/name").asString()).isEqualTo("1499.nml");
  }

  @Test
  void theFileThatIsOneTooManyIsNamed() {
    Form form = new Form();
    for (int i = 0; i <= 1500; i++) {
      form.file(i + ".nml", "");
    }

    assertThat(refused(413, form.bytes()))
        .isEqualTo(
            "The upload has more than 1500 files, the limit of this server (setting"
                + " max-upload-files); “1500.nml” is one too many. Send it in several parts.");
  }

  @Test
  void aLargeFileArrivesWhole() {
    // Almost the boundary, at every offset of a buffer.
    byte[] pattern =
        "\r\n--kno\r--knot-\n\r\n--".repeat(50_001).getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    int copies = 64;
    for (int i = 0; i < copies; i++) {
      crc.update(pattern);
    }

    HttpResponse<String> response = post("/form", chunked(pattern, copies), Form.TYPE);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode file = WireJson.mapper().readTree(response.body()).at("/files/0");
    assertThat(file.get("size").asLong()).isEqualTo((long) copies * pattern.length);
    assertThat(file.get("crc").asLong()).isEqualTo(crc.getValue());
  }

  @Test
  void anUploadThatIsTooLargeIsRefusedWhileItComes() {
    byte[] pattern = new byte[MEGABYTE];

    HttpResponse<String> response = post("/form", chunked(pattern, 90), Form.TYPE);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(error(response.body()))
        .isEqualTo(
            "The upload is larger than 80 MB, the limit of this server (setting max-upload), which"
                + " it passes in the file “big.zip”. Send it in several parts.");
  }

  @Test
  void anUploadThatSaysItIsTooLargeIsRefusedAtOnce() throws IOException {
    try (RawCall call = RawCall.to(server)) {
      call.send(head("/form", "Expect: 100-continue", "Content-Length: " + (81L * MEGABYTE)));

      assertThat(call.all())
          .startsWith("HTTP/1.1 413")
          .contains("The upload is larger than 80 MB, the limit of this server")
          .doesNotContain("[reset]");
    }
  }

  @Test
  void aSenderThatDoesNotListenBeforeItsEndReadsWhyItWasRefused() throws IOException {
    int size = 81 * MEGABYTE;
    try (RawCall call = RawCall.to(server)) {
      call.send(head("/form", "Content-Length: " + size));
      for (int i = 0; i < 60; i++) {
        call.send(new byte[MEGABYTE]);
      }

      assertThat(call.some()).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void tooMuchTextIsRefused() {
    byte[] long_ = new Form().text("a", "x".repeat(MEGABYTE)).bytes();
    Form many = new Form();
    for (int i = 0; i < 20_000; i++) {
      many.text("a", "");
    }

    String expected = "The texts of the form, without its files, are larger than 1 MB.";
    assertThat(refused(413, long_)).isEqualTo(expected);
    assertThat(refused(413, many.bytes())).isEqualTo(expected);
  }

  @Test
  void aFormThatEndsEarlyIsRefused() {
    byte[] inFile = new Form().file("a.nml", "x").file("b.nml", "<thi").unfinished();

    assertThat(refused(400, inFile))
        .isEqualTo("The upload ends in the middle of the file “b.nml”. Send it again.");
    assertThat(refused(400, new byte[0]))
        .isEqualTo("The upload ends before its last part. Send it again.");
  }

  @Test
  void aBodyThatEndsEarlyIsRefused() throws IOException {
    byte[] part = new Form().file("a.nml", "x".repeat(100_000)).unfinished();
    for (String length : List.of("Content-Length: 200000", "Transfer-Encoding: chunked")) {
      try (RawCall call = RawCall.to(server)) {
        call.send(head("/form", length));
        call.send(length.endsWith("chunked") ? "20000\r\n" : "").send(part);
        call.endSending();

        assertThat(call.all())
            .startsWith("HTTP/1.1 400")
            .contains("The request ended before all of its body had come. Send it again.");
      }
    }
  }

  @Test
  void aSenderThatGoesAwayLeavesNothing() throws IOException {
    try (RawCall call = RawCall.to(server)) {
      call.send(head("/form", "Content-Length: 200000"));
      call.send(new Form().file("a.nml", "x".repeat(100_000)).unfinished());
      server.awaitFiles();
    }

    server.awaitNoFiles();
  }

  @Test
  void aSenderThatFallsSilentIsTold(@TempDir Path other) throws IOException {
    try (SmallServer impatient =
            SmallServer.startImpatient(other, Duration.ofMillis(300), UploadTest::paths);
        RawCall call = RawCall.to(impatient)) {
      call.send(head("/form", "Content-Length: 200000"));
      call.send(new Form().file("a.nml", "x".repeat(100_000)).unfinished());

      assertThat(call.all())
          .startsWith("HTTP/1.1 408")
          .contains("The request stopped in the middle and nothing more came for a while.");
      impatient.awaitNoFiles();
    }
  }

  @Test
  void whatIsNoFormIsRefusedInTheWordsOfItsPath() {
    for (String type :
        List.of(
            "application/json",
            "multipart/mixed; boundary=knot",
            "multipart/form-data",
            "multipart/form-data; boundary=\"\"",
            "multipart/form-data; boundary=" + "x".repeat(71))) {
      HttpResponse<String> response =
          post("/form", BodyPublishers.ofByteArray(new Form().text("a", "b").bytes()), type);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(error(response.body())).isEqualTo(NO_FORM);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--knot\r\n\r\nx\r\n--knot--\r\n",
        "--knot\r\nContent-Disposition: form-data\r\n\r\nx\r\n--knot--\r\n",
        "--knot\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nx\r\n--knot--\r\n",
        "--knot\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--knot--\r\n",
        "--knot\r\nContent-Disposition: form-data; name=\"a\u0000\"\r\n\r\nx\r\n--knot--\r\n",
        "--knot\r\nContent Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--knot--\r\n",
        "--knot\r\n: x\r\n\r\nx\r\n--knot--\r\n",
        "--knot!\r\n",
      })
  void malformedFormsAreRefusedInTheWordsOfTheirPath(String form) {
    assertThat(refused(400, form.getBytes(StandardCharsets.UTF_8))).isEqualTo(NO_FORM);
  }

  @Test
  void partsWithEndlessHeadersAreRefused() {
    String form =
        "--knot\r\nContent-Disposition: form-data; name=\"a\"\r\nX: " + "x".repeat(MEGABYTE);

    assertThat(refused(400, form.getBytes(StandardCharsets.UTF_8))).isEqualTo(NO_FORM);
  }

  @Test
  void textsThatCannotBeKeptAreRefused() {
    assertThat(refused(400, new Form().text("a", "x\0").bytes())).contains("U+0000");
    assertThat(
            refused(
                400, new Form().part("name=\"a\"; filename*=UTF-8''a%00.nml", new byte[1]).bytes()))
        .contains("U+0000");
    assertThat(refused(400, new Form().part("name=\"a\"", new byte[] {(byte) 0xff}).bytes()))
        .isEqualTo("The field “a” is not encoded in UTF-8.");
  }

  @Test
  void aFileNameThatIsNoUtf8IsTakenAsFarAsItIs() {
    byte[] latin =
        "--knot\r\nContent-Disposition: form-data; name=\"a\"; filename=\"gr\u00fcn.nml\"\r\n\r\nx"
            .getBytes(StandardCharsets.ISO_8859_1);

    JsonNode answer = accepted(new Form().raw(latin).raw("\r\n").bytes());

    assertThat(names(answer)).containsExactly("gr\ufffdn.nml");
  }

  @Test
  void aCompressedBodyIsRefused() {
    HttpResponse<String> response =
        sent(
            request("/form", BodyPublishers.ofByteArray(new Form().bytes()), Form.TYPE)
                .header("Content-Encoding", "gzip"));

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(error(response.body()))
        .isEqualTo("The body is encoded as “gzip”; send it without a Content-Encoding.");
  }

  @Test
  void aFailureOfTheHandlerLeavesNothing() {
    byte[] form = new Form().file("a.nml", "x").bytes();

    assertThat(post("/failing", BodyPublishers.ofByteArray(form), Form.TYPE).statusCode())
        .isEqualTo(500);
  }

  @Test
  void jsonInAFieldIsReadLikeABody() {
    assertThat(json("{\"name\":\"n\",\"size\":1}").body()).contains("Shape[name=n, size=1]");
    assertThat(json("{\"size\":\"n\"}").statusCode()).isEqualTo(400);
    assertThat(error(json("{").body())).startsWith("Invalid json format.");
    assertThat(error(json("{\"name\":\"\\u0000\",\"size\":1}").body())).contains("U+0000");
  }

  @Test
  void aSmallRefusedBodyDoesNotCostTheConnection() throws IOException {
    String request = "POST /api/clew/v1/form HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
    try (RawCall call = RawCall.to(server)) {
      for (int i = 0; i < 3; i++) {
        assertThat(call.send(request).some())
            .startsWith("HTTP/1.1 400")
            .doesNotContain("Connection: close");
      }
    }
  }

  private HttpResponse<String> json(String json) {
    byte[] form = new Form().text("formJSON", json).bytes();
    return post("/json", BodyPublishers.ofByteArray(form), Form.TYPE);
  }

  @Test
  void aPathThatWantsFieldsAloneTakesNoFiles() {
    byte[] form = new Form().text("a", "b").file("a.nml", "x").bytes();

    assertThat(post("/fields", BodyPublishers.ofByteArray(form), Form.TYPE).body())
        .isEqualTo("\"null\"");
    assertThat(
            post("/fields", BodyPublishers.ofString("a=b%20c"), "application/x-www-form-urlencoded")
                .body())
        .isEqualTo("\"b c\"");
  }

  @Test
  void aBodyThatNobodyReadsDoesNotHurt() {
    byte[] form = new Form().file("a.nml", "x".repeat(MEGABYTE)).bytes();

    assertThat(post("/ignored", BodyPublishers.ofByteArray(form), Form.TYPE).statusCode())
        .isEqualTo(200);
  }

  private static BodyPublisher chunked(byte[] pattern, int copies) {
    byte[] head = new Form().part("name=\"f\"; filename=\"big.zip\"", new byte[0]).unfinished();
    byte[] begin = Arrays.copyOf(head, head.length - 2);
    byte[] end = "\r\n--knot--\r\n".getBytes(StandardCharsets.US_ASCII);
    return BodyPublishers.ofInputStream(() -> {
      List<InputStream> parts = new ArrayList<>();
      parts.add(new ByteArrayInputStream(begin));
      for (int i = 0; i < copies; i++) {
        parts.add(new ByteArrayInputStream(pattern));
      }
      parts.add(new ByteArrayInputStream(end));
      return new SequenceInputStream(Collections.enumeration(parts));
    });
  }

  private static String head(String path, String... headers) {
    return "POST /api/clew/v1%s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\n%s\r\n\r\n"
        .formatted(path, Form.TYPE, String.join("\r\n", headers));
  }

  private JsonNode accepted(byte[] form) {
    HttpResponse<String> response = post("/form", BodyPublishers.ofByteArray(form), Form.TYPE);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return WireJson.mapper().readTree(response.body());
  }

  private String refused(int status, byte[] form) {
    HttpResponse<String> response = post("/form", BodyPublishers.ofByteArray(form), Form.TYPE);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return error(response.body());
  }

  private static String error(String body) {
    return WireJson.mapper().readTree(body).at("/messages/0/error").asString();
  }

  private static List<String> names(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer.get("files").forEach(file -> names.add(file.get("name").asString()));
    return names;
  }

  private HttpResponse<String> post(String path, BodyPublisher body, String type) {
    return sent(request(path, body, type));
  }

  private HttpRequest.Builder request(String path, BodyPublisher body, String type) {
    return HttpRequest.newBuilder(URI.create(server.url("/api/clew/v1" + path)))
        .header("Content-Type", type)
        .POST(body);
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new AssertionError("Not answered", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
