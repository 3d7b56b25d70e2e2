package org.clew.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clew.server.failure.Failure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class StreamTest {
  private static final byte[] BLOCK = new byte[100_000];
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path directory;
  private SmallServer server;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  /** How the last endless work ended. */
  private CompletableFuture<Throwable> ended = new CompletableFuture<>();

  @BeforeAll
  void start() {
    server = SmallServer.start(directory, UploadLimits.DEFAULT, this::paths);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void watchTheLog() {
    ended = new CompletableFuture<>();
    log.list.clear();
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void leaveTheLog() {
    logger().detachAppender(log);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private void paths(Router router) {
    get(router, "/blocks", StreamTest::blocks);
    get(router, "/nothing", out -> {});
    get(router, "/endless", this::endless);
    get(router, "/wrapping", this::wrapping);
    get(router, "/broken", StreamTest::broken);
    get(router, "/brokenZip", StreamTest::brokenZip);
    get(
        router,
        "/refused",
        out -> {
          out.write(1);
          throw Failure.badRequest("Not this way.");
        });
    router.own(HandlerType.HEAD, "/endless", request -> Reply.stream("a/b", this::endless));
    router.own(
        HandlerType.GET,
        "/named",
        request ->
            Reply.stream("application/zip", StreamTest::blocks)
                .with(new ETag("v1"))
                .asAttachment("große Übung*~ \"1\".zip"));
    router.own(HandlerType.PUT, "/back", StreamTest::back);
  }

  private static void get(Router router, String path, ReplyBody.Made body) {
    router.own(HandlerType.GET, path, request -> Reply.stream("application/xml", body));
  }

  private static void blocks(OutputStream out) throws IOException {
    for (int i = 0; i < 100; i++) {
      out.write(BLOCK);
    }
  }

  private void endless(OutputStream out) throws IOException {
    try {
      while (true) {
        out.write(BLOCK);
      }
    } catch (IOException gone) {
      ended.complete(gone);
      throw gone;
    }
  }

  private void wrapping(OutputStream out) {
    try {
      endless(out);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void broken(OutputStream out) throws IOException {
    blocks(out);
    throw new IllegalStateException("on purpose");
  }

  private static void brokenZip(OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("a"));
      blocks(zip);
      throw new IOException("on purpose");
    }
  }

  private static Reply back(Request request) {
    SpooledBody body = request.spooledBody(java.util.List.of("application/zip", "application/xml"));
    return Reply.file(body.type(), body.path());
  }

  @Test
  void whatIsMadeArrivesInChunksAndUncompressed() {
    HttpResponse<byte[]> response = get("/blocks");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).hasSize(100 * BLOCK.length);
    assertThat(response.headers().firstValue("Content-Length")).isEmpty();
    assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/xml");
  }

  @Test
  void nothingIsAnAnswerToo() {
    assertThat(get("/nothing").body()).isEmpty();
  }

  @Test
  void aFileIsNamedInAsciiAndTagged() {
    HttpResponse<byte[]> response = get("/named");

    assertThat(response.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"gro%C3%9Fe%20%C3%9Cbung%2A~%20%221%22.zip\"");
    assertThat(response.headers().firstValue("ETag")).hasValue("\"v1\"");
  }

  @Test
  void aClientThatGoesAwayEndsTheWorkWithoutAWord() throws Exception {
    for (String path : new String[] {"/endless", "/wrapping"}) {
      ended = new CompletableFuture<>();
      try (RawCall call = RawCall.to(server)) {
        call.send(head("GET", path));
        assertThat(call.some()).startsWith("HTTP/1.1 200");
      }

      assertThat(ended.get()).isInstanceOf(IOException.class);
    }
    get("/nothing");
    assertThat(log.list).isEmpty();
  }

  @Test
  void aClientThatStopsReadingEndsTheWork(@TempDir Path other) throws Exception {
    try (SmallServer impatient =
            SmallServer.startImpatient(other, Duration.ofMillis(300), this::paths);
        RawCall call = RawCall.to(impatient)) {
      call.send(head("GET", "/endless"));

      assertThat(ended.get()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aHeadRequestDoesNotStartTheWork() throws IOException {
    try (RawCall call = RawCall.to(server)) {
      call.send(head("HEAD", "/endless"));

      assertThat(call.some()).startsWith("HTTP/1.1 200").contains("Content-Type: a/b");
    }
    assertThat(ended).isNotDone();
  }

  @Test
  void aFailureInTheMiddleBreaksTheTransfer() {
    for (String path : new String[] {"/broken", "/brokenZip"}) {
      log.list.clear();

      assertThatThrownBy(() -> HTTP.send(request(path), BodyHandlers.ofByteArray()))
          .isInstanceOf(IOException.class);

      SmallServer.await(() -> !log.list.isEmpty());
      assertThat(log.list).hasSize(1);
      assertThat(log.list.get(0).getFormattedMessage())
          .matches(
              "Error [0-9a-f]{8} in GET /api/clew/v1%s, whose answer is cut off".formatted(path));
    }
  }

  @Test
  void aFailureInTheMiddleNeverSendsTheLastChunk() throws IOException {
    try (RawCall call = RawCall.to(server)) {
      call.send(head("GET", "/broken"));

      assertThat(call.all()).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
    }
  }

  @Test
  void aFailureBeforeAnythingWasSentIsAnswered() {
    HttpResponse<byte[]> response = get("/refused");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"messages\":[{\"error\":\"Not this way.\"}]}");
  }

  @Test
  void aBodyOfAKnownTypeIsSpooledAndASpooledFileIsSent() throws Exception {
    byte[] content = "<things/>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    HttpResponse<byte[]> response =
        HTTP.send(put("Application/XML; charset=utf-8", content), BodyHandlers.ofByteArray());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(content);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/xml");
    assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(content.length);
    server.awaitNoFiles();
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() throws Exception {
    HttpResponse<String> response =
        HTTP.send(put("application/json", new byte[2]), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.body())
        .contains(
            "The content type is “application/json”, which is not taken here. Send one of"
                + " application/zip, application/xml.");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused(@TempDir Path other) throws Exception {
    try (SmallServer small = SmallServer.start(other, new UploadLimits(1024, 1), this::paths)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(small.url("/api/clew/v1/back")))
              .header("Content-Type", "application/zip")
              .PUT(
                  HttpRequest.BodyPublishers.ofInputStream(
                      () -> new java.io.ByteArrayInputStream(new byte[1025])))
              .build();

      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.body())
          .contains("The file is larger than 1 KB, the limit of this server (setting max-upload).");
      small.awaitNoFiles();
    }
    assertThat(other).isEmptyDirectory();
  }

  private HttpRequest put(String type, byte[] content) {
    return HttpRequest.newBuilder(URI.create(server.url("/api/clew/v1/back")))
        .header("Content-Type", type)
        .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
        .build();
  }

  private static String head(String method, String path) {
    return "%s /api/clew/v1%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(method, path);
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url("/api/clew/v1" + path)))
        .header("Accept-Encoding", "gzip")
        .build();
  }

  private HttpResponse<byte[]> get(String path) {
    try {
      return HTTP.send(request(path), BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new AssertionError("Not answered", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
