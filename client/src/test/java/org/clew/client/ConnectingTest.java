package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectingTest {
  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"13, 14, 14", "5, 13, 13", "14, 20, 14", "13, 99, 14"})
  void theHighestCommonVersionWins(int oldest, int newest, int expected) {
    server.speaks(oldest, newest).on("GET /api/v%d/user".formatted(expected), Samples.user(true));

    Clew clew = server.connect();

    assertThat(clew.apiVersion()).isEqualTo(expected);
    assertThat(clew.users().current().email()).isEqualTo("ada@lab.org");
  }

  @ParameterizedTest
  @CsvSource({"5, 12, server", "15, 20, client"})
  void withoutACommonVersionThereIsNoConnection(int oldest, int newest, String tooOld) {
    server.speaks(oldest, newest);

    assertThatThrownBy(server::connect)
        .isInstanceOf(IncompatibleServerException.class)
        .hasMessageContaining("speaks versions %d to %d", oldest, newest)
        .hasMessageContaining("The %s is too old", tooOld);
  }

  @Test
  void theVersionIsAskedForWithoutAToken() {
    server.connect();

    assertThat(server.first()).hasToString("GET /api/buildinfo");
    assertThat(server.first().headers()).doesNotContainKey("X-auth-token");
  }

  @Test
  void onlySomeoneWithATokenShowsOne() {
    server.on("GET /api/v14/teams", List.of());
    Clew anonymous = Clew.connect(server.url());

    anonymous.teams().list();
    anonymous.withToken("other").teams().list();

    assertThat(server.seen().get(0).headers()).doesNotContainKey("X-auth-token");
    assertThat(server.seen().get(1).headers()).containsEntry("X-auth-token", List.of("other"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><title>Welcome</title></html>",
        "",
        "{}",
        "null",
        "[]",
        "{\"httpApiVersioning\":{\"currentApiVersion\":\"14\",\"oldestSupportedApiVersion\":13}}",
        "{\"httpApiVersioning\":{\"currentApiVersion\":14}}"
      })
  void whatIsNoSuchServerIsNamed(String buildInfo) {
    server.on("GET /api/buildinfo", 200, buildInfo);

    assertThatThrownBy(server::connect)
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining(server.url().toString())
        .hasMessageContaining("versions of the task API")
        .hasMessageContaining("(GET %s/api/buildinfo)", server.url());
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    URI url = URI.create("http://127.0.0.1:" + port);

    assertThatThrownBy(() -> Clew.connect(url, "the-secret-token"))
        .isInstanceOf(CannotConnectException.class)
        .hasMessageContaining(url.toString())
        .hasMessageContaining("WK_URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aHostThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> Clew.connect(URI.create("http://no-such-host.invalid")))
        .isInstanceOf(CannotConnectException.class)
        .hasMessageContaining("no-such-host.invalid");
  }

  @Test
  void signingInTradesThePasswordForAToken() {
    server
        .on(
            "POST /api/v14/auth/login",
            (exchange, seen) -> {
              exchange.getResponseHeaders().add("Set-Cookie", "lang=tr; Path=/");
              exchange.getResponseHeaders().add("Set-Cookie", "id=session1; HttpOnly; Path=/");
              ServerDouble.answer(exchange, 200, "");
            })
        .on("GET /api/v14/auth/token", 200, "{\"token\":\"new-token\"}")
        .on("GET /api/v14/teams", List.of());

    Clew.signIn(server.url(), "ada@lab.org", "analytical").teams().list();

    assertThat(server.seen().get(0).body())
        .contains("\"email\":\"ada@lab.org\"", "\"password\":\"analytical\"");
    assertThat(server.seen().get(1).headers()).containsEntry("Cookie", List.of("id=session1"));
    assertThat(server.last().headers()).containsEntry("X-auth-token", List.of("new-token"));
  }

  @Test
  void aWrongPasswordIsRefusedAndNeverShown() {
    server.on(
        "POST /api/v14/auth/login",
        400,
        "{\"messages\":[{\"error\":\"“analytical” is not right.\"}]}");

    assertThatThrownBy(() -> Clew.signIn(server.url(), "ada@lab.org", "analytical"))
        .isInstanceOf(UnexpectedStatusException.class)
        .hasMessage("400: “…” is not right. (POST %s/api/v14/auth/login)", server.url());
  }
}
