package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
  private static final URI SERVER = URI.create("http://lab.org");
  private static final Call GET = Call.of("GET", Route.of("/user").in(14));
  private static final Faults FAULTS = Faults.of(SERVER, GET);
  private final ClewException broken = FAULTS.of(new IOException("reset"));

  private final List<Duration> pauses = new ArrayList<>();
  private final List<Integer> unknown = new ArrayList<>();
  private final Deque<Object> results = new ArrayDeque<>();

  @Test
  void theWaitingDoublesAndIsSpread() {
    results.addAll(List.of(broken, broken, broken, broken, answer(200)));

    assertThat(run(GET, 9).status()).isEqualTo(200);

    for (int n = 0; n < 4; n++) {
      Duration longest = Duration.ofMillis(250L << n);
      assertThat(pauses.get(n)).isBetween(longest.dividedBy(2), longest);
    }
    assertThat(pauses).hasSize(4);
  }

  @Test
  void theWaitingDoesNotGrowForEver() {
    for (int n = 0; n < 80; n++) {
      results.add(broken);
    }
    results.add(answer(200));

    run(GET, 100);

    assertThat(pauses.get(79)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void aBusyServerIsAskedAgainWhenItSays(int status) {
    results.addAll(List.of(answer(status, "Retry-After", "7"), answer(200)));

    assertThat(run(GET, 1).status()).isEqualTo(200);
    assertThat(pauses).containsExactly(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "404", "409", "422", "500", "501"})
  void anyOtherAnswerIsAnAnswer(int status) {
    results.add(answer(status));

    assertThat(run(GET, 3).status()).isEqualTo(status);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aRequestThatIsStillUnderWayIsAskedForAgain() {
    Call creation = Call.of("POST", Route.of("/tasks")).repeatable();
    results.addAll(List.of(answer(409, "Retry-After", "1"), answer(200)));

    assertThat(run(creation, 3).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH"})
  void whatIsNotHarmlessIsSentOnce(String method) {
    Call call = Call.of(method, Route.of("/teams"));
    results.addAll(List.of(broken, answer(503)));

    assertThatThrownBy(() -> run(call, 3)).isSameAs(broken);
    assertThat(run(call, 3).status()).isEqualTo(503);
    assertThat(pauses).isEmpty();
  }

  @Test
  void whatIsSaidToBeSentOnceIsSentOnce() {
    results.add(broken);

    assertThatThrownBy(() -> run(Call.of("PUT", Route.of("/reset")).once(), 3)).isSameAs(broken);
  }

  @Test
  void theLastFaultIsTold() {
    ClewException gone = FAULTS.of(new ConnectException("refused"));
    results.addAll(List.of(broken, answer(503), gone));

    assertThatThrownBy(() -> run(GET, 2)).isSameAs(gone);
  }

  @Test
  void whatWouldNotPassIsToldAtOnce() {
    ConnectException cause = new ConnectException();
    cause.initCause(new UnresolvedAddressException());
    ClewException unknownHost = FAULTS.of(cause);
    results.add(unknownHost);

    assertThatThrownBy(() -> run(GET, 3)).isSameAs(unknownHost);
  }

  @Test
  void nobodyWaitsBeyondTheEnd() {
    results.addAll(List.of(answer(503, "Retry-After", "61")));

    assertThat(run(GET, 3).status()).isEqualTo(503);
    assertThat(pauses).isEmpty();
  }

  @Test
  void itIsKnownHowManyAttemptsMayHaveWorked() {
    ClewException unreached = FAULTS.of(new ConnectException("refused"));
    results.addAll(
        List.of(
            unreached, answer(503), answer(429), broken, answer(502), answer(504), answer(200)));

    run(GET, 9);

    assertThat(unknown).containsExactly(0, 0, 0, 0, 1, 2, 3);
  }

  @Test
  void anInterruptedThreadStopsWaiting() {
    results.add(broken);
    Retries retries =
        new Retries(
            3,
            time -> {
              throw new InterruptedException();
            },
            RandomGenerator.getDefault(),
            InstantSource.fixed(NOW));

    assertThatThrownBy(
            () -> retries.run(GET, FAULTS, Deadline.in(Duration.ofMinutes(1)), this::next))
        .isInstanceOf(InvalidResponseException.class)
        .hasMessage("No answer: this thread was interrupted (GET http://lab.org/api/v14/user).");
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "120 | PT2M",
        "Wed, 25 Nov 2026 08:00:30 GMT | PT30S",
        "Wed, 25 Nov 2026 07:00:00 GMT | PT0S",
        "soon | ",
        "-5 | ",
        "1.5 | ",
        "99999999999 | "
      })
  void theServersWishIsSecondsOrAMoment(String header, Duration wish) {
    HttpHeaders headers = answer(503, "Retry-After", header).headers();

    assertThat(RetryAfter.of(headers, NOW).orElse(null)).isEqualTo(wish);
  }

  private Response run(Call call, int most) {
    Retries retries =
        new Retries(most, pauses::add, RandomGenerator.getDefault(), InstantSource.fixed(NOW));
    return retries.run(call, FAULTS, Deadline.in(Duration.ofMinutes(1)), this::next);
  }

  private Response next(int mayHaveWorked) {
    unknown.add(mayHaveWorked);
    Object result = results.remove();
    if (result instanceof ClewException fault) {
      throw fault;
    }
    return (Response) result;
  }

  private static Answer answer(int status, String... header) {
    Map<String, List<String>> headers =
        header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1]));
    return new Answer(
        FAULTS,
        status,
        HttpHeaders.of(headers, (name, value) -> true),
        new byte[0],
        Credential.NONE);
  }
}
