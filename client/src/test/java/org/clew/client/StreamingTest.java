package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamingTest {
  private static final Route ROUTE = Route.of("/file");
  private static final String PATH = "/api/v14/file";

  @TempDir Path directory;
  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aBodyIsReadWhileItArrives() throws IOException {
    long mebibytes = 1_200;
    server.on("GET " + PATH, (exchange, seen) -> send(exchange, mebibytes));

    long count = 0;
    try (Download download = server.connect().http().open(Call.of("GET", ROUTE))) {
      byte[] piece = new byte[1 << 16];
      InputStream body = download.body();
      for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
        count += read;
      }
    }

    // More than the heap of the tests.
    assertThat(count).isEqualTo(mebibytes << 20);
  }

  @Test
  void aFileAppearsWholeWithTheHeadersAtHand() throws IOException {
    server.on(
        "GET " + PATH,
        (exchange, seen) -> {
          exchange
              .getResponseHeaders()
              .add("Content-Disposition", "attachment; filename=\"a b.zip\"");
          exchange.getResponseHeaders().add("ETag", "\"7\"");
          ServerDouble.answer(exchange, 200, "bytes");
        });
    Path file = Files.writeString(directory.resolve("x.zip"), "of before");

    try (Download download = server.connect().http().open(Call.of("GET", ROUTE))) {
      download.to(file);
      assertThat(download.fileName()).hasValue("a b.zip");
      assertThat(download.etag()).hasValue("\"7\"");
    }

    assertThat(directory).isDirectoryContaining(path -> path.equals(file));
    assertThat(file).hasContent("bytes");
    assertThat(server.last().headers()).containsEntry("Accept", List.of("*/*"));
  }

  @Test
  void halfATransferLeavesNoFile() {
    server.on(
        "GET " + PATH,
        (exchange, seen) -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          exchange.close();
        });
    Path file = directory.resolve("x.zip");

    try (Download download = server.connect().http().open(Call.of("GET", ROUTE))) {
      assertThatThrownBy(() -> download.to(file))
          .isInstanceOf(InvalidResponseException.class)
          .hasMessageContaining("the connection broke (GET %s)", server.url() + PATH);
    }

    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void ofARefusalOnlyTheBeginningIsRead() {
    server.on(
        "GET " + PATH,
        (exchange, seen) -> {
          exchange.sendResponseHeaders(500, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            for (int n = 0; n < 10_000; n++) {
              body.write("endless ".repeat(1000).getBytes(StandardCharsets.US_ASCII));
            }
          }
        });
    Http http = server.connect().http();

    assertThatThrownBy(() -> http.open(Call.of("GET", ROUTE)))
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessageStartingWith("500: endless endless");
  }

  @Test
  void aFileIsPutAsItIs() throws IOException {
    server.on("PUT " + PATH, 200, "{}");
    Path file = Files.writeString(directory.resolve("x.nml"), "<things/>");

    server
        .connect()
        .http()
        .send(
            Call.of("PUT", ROUTE)
                .with(Payload.file(file, "application/xml"))
                .withHeader("If-Match", "\"3\""));

    assertThat(server.last().body()).isEqualTo("<things/>");
    assertThat(server.last().headers())
        .containsEntry("Content-type", List.of("application/xml"))
        .containsEntry("Content-length", List.of("9"))
        .containsEntry("If-match", List.of("\"3\""));
  }

  @Test
  void aFormHoldsTextsFilesAndStreams() throws IOException {
    server.on("POST " + PATH, 200, "{}");
    Path file = Files.writeString(directory.resolve("x.nml"), "<things/>");
    Multipart form =
        new Multipart()
                .json("formJSON", Map.of("a", 1))
                .file("a\"b.nml", "a\"b.nml", "application/xml", file)
                .stream("c", "c", "text/plain", () -> new ByteArrayInputStream(new byte[] {'x'}));

    server.connect().http().send(Call.of("POST", ROUTE).with(form.payload()));

    String type = server.last().header("Content-type");
    String boundary = type.substring("multipart/form-data; boundary=".length());
    assertThat(server.last().body().replace(boundary, "B").split("\r\n", -1))
        .containsExactly(
            "--B",
            "Content-Disposition: form-data; name=\"formJSON\"",
            "",
            "{\"a\":1}",
            "--B",
            "Content-Disposition: form-data; name=\"a%22b.nml\"; filename=\"a%22b.nml\"",
            "Content-Type: application/xml",
            "",
            "<things/>",
            "--B",
            "Content-Disposition: form-data; name=\"c\"; filename=\"c\"",
            "Content-Type: text/plain",
            "",
            "x",
            "--B--",
            "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attachment; filename=\"a b.zip\" | a b.zip",
        "attachment; filename=a.zip; size=3 | a.zip",
        "attachment;FILENAME=\"a\\\"b.zip\" | a\"b.zip",
        "attachment; filename=\"x\"; filename*=UTF-8''na%C3%AFve%2Bx.nml | naïve+x.nml",
        "attachment; filename=\"../../etc/passwd\" | passwd",
        "attachment; filename=\"C:\\\\a\\\\b.nml\" | b.nml",
        "attachment; filename=\"..\" | ",
        "attachment; filename=\"\" | ",
        "attachment | ",
        "attachment; filename*=UTF-8''%zz; filename=y.nml | y.nml"
      })
  void theNameOfAFileIsReadWithoutItsDirectory(String header, String name) {
    assertThat(Disposition.fileName(header).orElse(null)).isEqualTo(name);
  }

  private static void send(HttpExchange exchange, long mebibytes) throws IOException {
    byte[] mebibyte = new byte[1 << 20];
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      for (long n = 0; n < mebibytes; n++) {
        body.write(mebibyte);
      }
    }
  }
}
