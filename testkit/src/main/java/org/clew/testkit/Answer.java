package org.clew.testkit;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.clew.json.WireJson;
import tools.jackson.databind.JsonNode;

/** What a server answered. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
public record Answer(int status, HttpHeaders headers, byte[] bytes) {
  /** The body as text. */
  public String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The body as JSON. */
  public JsonNode json() {
    return WireJson.mapper().readTree(body());
  }

  /** The text of the first message of a kind: success, error. */
  public String message(String kind) {
    return json()
        .path("messages")
        .path(0)
        .path(kind)
        .asString("(no " + kind + " in " + body() + ")");
  }

  /** The text of the error. */
  public String error() {
    return message("error");
  }

  /** The value of a header, empty without one. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** This answer, if it has the status. */
  public Answer expect(int wanted) {
    if (status != wanted) {
      throw new AssertionError("Expected %d, not %d: %s".formatted(wanted, status, body()));
    }
    return this;
  }
}
