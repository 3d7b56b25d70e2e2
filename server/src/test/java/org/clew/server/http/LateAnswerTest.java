package org.clew.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers that take longer than a connection may be silent: a file of tasks that are made, say. */
@Timeout(60)
class LateAnswerTest {
  private static final Duration SILENCE = Duration.ofMillis(300);
  private static final int SILENCES = 5;

  @TempDir private Path directory;

  @Test
  void anAnswerMayTakeLongerThanAClientMayBeSilent() throws Exception {
    try (SmallServer server = SmallServer.startImpatient(directory, SILENCE, LateAnswerTest::path);
        RawCall call = RawCall.to(server)) {
      call.send(
          """
          POST /api/clew/v1/late HTTP/1.1\r
          Host: x\r
          Content-Type: text/csv\r
          Content-Length: 3\r
          Connection: close\r
          \r
          abc\
          """);

      assertThat(call.all()).startsWith("HTTP/1.1 200").endsWith("\"3 bytes\"");
    }
  }

  @Test
  void aStreamMayPauseLongerThanAClientMayBeSilent() throws Exception {
    try (SmallServer server = SmallServer.startImpatient(directory, SILENCE, LateAnswerTest::path);
        RawCall call = RawCall.to(server)) {
      call.send("GET /api/clew/v1/late HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

      assertThat(call.all()).startsWith("HTTP/1.1 200").contains("before", "after");
    }
  }

  private static void path(Router router) {
    router.own(
        HandlerType.POST,
        "/late",
        request -> {
          BodyStream body = request.stream(List.of("text/csv"));
          try {
            int bytes = body.bytes().readAllBytes().length;
            work();
            return Reply.json(bytes + " bytes");
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
    router.own(
        HandlerType.GET, "/late", request -> Reply.stream("text/plain", LateAnswerTest::pausing));
  }

  private static void pausing(OutputStream out) throws IOException {
    out.write("before".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    out.flush();
    work();
    out.write("after".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Says nothing for a while. */
  private static void work() {
    try {
      var _ = new CountDownLatch(1).await(SILENCES * SILENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
