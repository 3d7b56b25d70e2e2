package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.clew.client.ServerDouble.Seen;
import org.clew.json.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question and its answer in the shape that WEBKNOSSOS gives them, with made-up values. The
 * request is what the official Python client sends.
 */
record Exchange(
    String method, String path, String query, JsonNode request, int status, JsonNode response) {
  /** Those of a session, from a file beside the tests. */
  static List<Exchange> session(String name) {
    String file = "/exchanges/" + name + ".json";
    try (InputStream json = Exchange.class.getResourceAsStream(file)) {
      assertThat(json).as(file).isNotNull();
      return List.of(WireJson.mapper().readValue(json, Exchange[].class));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Lets a server give these answers; the last to a question it is asked again. */
  static void teach(ServerDouble server, List<Exchange> session) {
    Map<String, Queue<Exchange>> answers = new HashMap<>();
    for (Exchange one : session) {
      answers.computeIfAbsent(one.call(), unused -> new ArrayDeque<>()).add(one);
    }
    answers.forEach((call, queue) ->
        server.on(
            call,
            (exchange, seen) -> {
              Exchange next = queue.size() > 1 ? queue.remove() : queue.element();
              ServerDouble.answer(exchange, next.status(), next.response().toString());
            }));
  }

  /** What it was asked, in the order of the session. */
  static void assertPlayed(ServerDouble server, List<Exchange> session) {
    assertThat(server.seen())
        .extracting(Seen::toString)
        .containsExactlyElementsOf(session.stream().map(Exchange::line).toList());
    for (int place = 0; place < session.size(); place++) {
      Exchange expected = session.get(place);
      String sent = server.seen().get(place).body();
      if (expected.request().isContainer()) {
        assertThat(usual(WireJson.mapper().readTree(sent)))
            .as(expected.line())
            .isEqualTo(usual(expected.request()));
      } else if (expected.request().isNull()) {
        assertThat(sent).as(expected.line()).isEmpty();
      }
    }
  }

  /**
   * A body without what differs on purpose. Of a task type, the official client sends the settings
   * of the viewer among those of the tool, where servers ignore them, and a name that they ignore.
   */
  private static JsonNode usual(JsonNode body) {
    if (!body.has("summary")) {
      return body;
    }
    ObjectNode type = (ObjectNode) body.deepCopy();
    ObjectNode settings = (ObjectNode) type.get("settings");
    if (type.remove("recommendedConfiguration") instanceof ObjectNode viewer) {
      settings.setAll(viewer);
    }
    settings.properties().removeIf(setting -> setting.getValue().isNull());
    type.remove("teamName");
    return type;
  }

  private String call() {
    return method + " " + path;
  }

  private String line() {
    return query.isEmpty() ? call() : call() + "?" + query;
  }
}
