package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final String PATH = "/api/v14/tasks/" + Samples.id(7);

  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  private Task read() {
    return server.connect().tasks().byId(Samples.id(7));
  }

  @Test
  void theServersMessagesAreTold() {
    server.on(
        "GET " + PATH,
        404,
        "{\"messages\":[{\"error\":\"Task “x” could not be found or accessed.\"},"
            + "{\"chain\":\"[Server Time …] <~ inner\"}]}");

    UnexpectedStatusException refused =
        catchThrowableOfType(UnexpectedStatusException.class, this::read);

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.messages())
        .containsExactly("Task “x” could not be found or accessed.", "[Server Time …] <~ inner");
    assertThat(refused)
        .hasMessage(
            "404: Task “x” could not be found or accessed. [Server Time …] <~ inner (GET %s)",
            server.url() + PATH);
  }

  @Test
  void aMessageThatIsATextIsToldToo() {
    server.on("GET " + PATH, 400, "{\"messages\":\"Token was deleted.\"}");

    assertThatThrownBy(this::read)
        .hasMessage("400: Token was deleted. (GET %s)", server.url() + PATH);
  }

  @Test
  void ofAPageOnlyTheTextIsTold() {
    server.on(
        "GET " + PATH,
        502,
        "<html><head><style>p { color: red }</style><title>502 Bad Gateway</title></head>\n"
            + "<body><center>nginx</center></body></html>");

    assertThatThrownBy(this::read)
        .hasMessage("502: 502 Bad Gateway nginx (GET %s)", server.url() + PATH);
  }

  @Test
  void anEmptyRefusalIsStillARefusal() {
    server.on("GET " + PATH, 503, "");

    assertThatThrownBy(this::read)
        .hasMessage("503: The server gave no reason. (GET %s)", server.url() + PATH);
  }

  @Test
  void redirectsAreNotFollowed() {
    server.on(
        "GET " + PATH,
        (exchange, seen) -> {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
          ServerDouble.answer(exchange, 302, "");
        });

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            UnexpectedStatusException.class, e -> assertThat(e.status()).isEqualTo(302));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "\"text\"",
        "<html>Please log in</html>",
        "{\"id\":\"not an id\"}",
        "{\"id\":\"681dc3a10000000000000007\"}",
        "{\"id\":\"681dc3a1000000"
      })
  void anAnswerThatIsNoTaskIsNotTakenForOne(String body) {
    server.on("GET " + PATH, 200, body);

    assertThatThrownBy(this::read).isInstanceOf(InvalidResponseException.class);
  }

  @Test
  void aConnectionThatIsCutBeforeTheAnswerIsTold() {
    server.on("GET " + PATH, (exchange, seen) -> exchange.close());

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("the connection broke (GET %s)", server.url() + PATH);
  }

  @Test
  void aConnectionThatIsCutWithinTheAnswerIsTold() {
    server.on(
        "GET " + PATH,
        (exchange, seen) -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          exchange.close();
        });

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("the connection broke");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerThatStallsIsGivenUpOn(boolean beforeTheAnswer) {
    CountDownLatch end = new CountDownLatch(1);
    server.on(
        "GET " + PATH,
        (exchange, seen) -> {
          if (!beforeTheAnswer) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().flush();
          }
          awaitQuietly(end);
        });
    Tasks tasks = server.connect().withTimeout(Duration.ofMillis(200)).tasks();

    assertThatThrownBy(() -> tasks.byId(Samples.id(7)))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("no answer within 0.2 s (WK_TIMEOUT)");
    end.countDown();
  }

  @Test
  void anInterruptedThreadStopsWaitingAndStaysInterrupted() {
    CountDownLatch end = new CountDownLatch(1);
    server.on("GET " + PATH, (exchange, seen) -> awaitQuietly(end));
    Tasks tasks = server.connect().tasks();
    Thread.currentThread().interrupt();

    InvalidResponseException stopped =
        catchThrowableOfType(InvalidResponseException.class, () -> tasks.byId(Samples.id(7)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(stopped).hasMessageContaining("interrupted");
    end.countDown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\":[{\"error\":\"Token the-secret-token is bad\"}]}",
        "<p>X-Auth-Token: the-secret-token</p>",
        "{\"messages\":\"the-secret-token\"}"
      })
  void aTokenThatTheServerRepeatsIsNotShown(String body) {
    server.on("GET " + PATH, 401, body);

    assertThat(trace(catchThrowableOfType(ClewException.class, this::read)))
        .doesNotContain("secret")
        .contains("…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"id\":\"the-secret-token\"}", "the-secret-token", "[\"the-secret-token"})
  void aTokenInAnUnreadableAnswerIsNotShown(String body) {
    server.on("GET " + PATH, 200, body);

    assertThat(trace(catchThrowableOfType(ClewException.class, this::read)))
        .doesNotContain("secret");
  }

  @Test
  void nothingShowsTheToken() {
    Clew clew = server.connect();

    assertThat(clew.toString() + clew.http() + clew.http().transport())
        .doesNotContain("secret")
        .contains(server.url().toString());
  }

  private static String trace(Throwable throwable) {
    StringWriter text = new StringWriter();
    throwable.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
