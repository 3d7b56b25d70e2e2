package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventsTest {
  private static final String PATH = "GET /api/clew/v1/events";

  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  private static String event(String cursor) {
    return "data: {\"cursor\":\"%s\",\"happened\":1,\"kind\":\"team.created\",\n".formatted(cursor)
        + "data: \"subject\":\"x\",\"actor\":null,\"before\":null,\"after\":{\"name\":null}}\n\n";
  }

  /** One body for each connection; the last of them stays open until nobody listens. */
  private void says(String... bodies) {
    Deque<String> left = new ArrayDeque<>(List.of(bodies));
    server.on(
        PATH,
        (exchange, seen) -> {
          exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(left.remove().getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
  }

  @Test
  void theStreamGoesOnAfterTheLastPlaceThatWasWhole() {
    says(
        ":\n\nid: 1-1-1\r\n" + event("1-1-1") + "id: 1-7-0\n\nid: 1-8-1\ndata: {\"cursor\"",
        "event: message\nid:1-8-1\n" + event("1-8-1"));
    try (Stream<Event> events = server.connect().events().of("team").follow("1-0-0")) {
      Iterator<Event> next = events.iterator();

      assertThat(next.next().cursor()).isEqualTo("1-1-1");
      assertThat(next.next().cursor()).isEqualTo("1-8-1");
    }
    List<ServerDouble.Seen> asked =
        server.seen().stream().filter(seen -> seen.toString().contains("/events")).toList();
    assertThat(asked)
        .extracting(seen -> seen.uri().getQuery())
        .containsExactly("kind=team&after=1-0-0", "kind=team&after=1-7-0");
    assertThat(asked.get(0).header("Accept")).isEqualTo("text/event-stream");
  }

  @Test
  void whatIsNoEventIsTold() {
    says("data: {}\n\n");

    try (Stream<Event> events = server.connect().events().follow(null)) {
      assertThatThrownBy(() -> events.iterator().next())
          .isInstanceOf(InvalidResponseException.class)
          .hasMessageContaining("lacks “cursor”");
    }
  }
}
