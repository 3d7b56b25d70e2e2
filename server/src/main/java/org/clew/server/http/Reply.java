package org.clew.server.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.json.WireJson;
import org.clew.server.failure.Failure;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers the HTTP headers
 * @param content JSON, a page, a file
 */
public record Reply(int status, Map<String, String> headers, InputStream content) {
  private static final String TYPE = "Content-Type";

  /** Takes the parts, copying the headers. */
  public Reply {
    headers = Map.copyOf(headers);
  }

  /** A record, a list, … as JSON. */
  public static Reply json(Object body) {
    return json(200, body);
  }

  /** A record as JSON, together with a message of success. */
  public static Reply json(Object body, String success) {
    ObjectNode object = WireJson.mapper().valueToTree(body);
    object.set("messages", WireJson.mapper().valueToTree(success(success)));
    return json(object);
  }

  /** A part of a list as JSON, with the number of all in a header if it is known. */
  public static Reply part(Part<?> part) {
    Reply reply = json(part.rows());
    return part.total().isPresent()
        ? reply.with("X-Total-Count", Long.toString(part.total().getAsLong()))
        : reply;
  }

  /** A message of success. */
  public static Reply message(String success) {
    return json(Map.of("messages", success(success)));
  }

  /** Nothing but the status 200. */
  public static Reply empty() {
    return new Reply(200, Map.of("Cache-Control", "no-cache"), InputStream.nullInputStream());
  }

  /** A page. */
  public static Reply html(byte[] page) {
    return new Reply(
        200,
        Map.of(TYPE, "text/html; charset=utf-8", "Cache-Control", "no-cache"),
        new ByteArrayInputStream(page));
  }

  /** The answer to a failure. */
  static Reply failure(int status, Map<String, Object> envelope) {
    return json(status, envelope);
  }

  /** A file, or a part of one. */
  public static Reply file(int status, InputStream content) {
    return new Reply(status, Map.of(), content);
  }

  /** The failure itself, with facts beside its message. */
  public static Reply failure(Failure failure, Map<String, Object> facts) {
    Map<String, Object> envelope = new LinkedHashMap<>(Failures.envelope(failure));
    envelope.putAll(facts);
    return failure(Failures.status(failure.code()), envelope);
  }

  /** The same with one more header. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, content);
  }

  private static List<Map<String, String>> success(String message) {
    return List.of(Map.of("success", message));
  }

  private static Reply json(int status, Object body) {
    return new Reply(
        status,
        Map.of(TYPE, "application/json; charset=utf-8", "Cache-Control", "no-cache"),
        new ByteArrayInputStream(WireJson.mapper().writeValueAsBytes(body)));
  }
}
