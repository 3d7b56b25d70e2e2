package org.clew.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request: what is asked of the server, and what goes along.
 *
 * @param method the verb of HTTP
 * @param route where it goes
 * @param payload its body
 * @param headers what it says besides, by name
 * @param mayRepeat whether doing it twice is as good as doing it once
 */
record Call(
    String method, Route route, Payload payload, Map<String, String> headers, boolean mayRepeat) {
  /** A request without a body; what only reads, replaces or deletes may be repeated. */
  static Call of(String method, Route route) {
    boolean harmless =
        switch (method) {
          case "GET", "HEAD", "PUT", "DELETE" -> true;
          default -> false;
        };
    return new Call(method, route, Payload.NONE, Map.of(), harmless);
  }

  /** The same with a body. */
  Call with(Payload newPayload) {
    return new Call(method, route, newPayload, headers, mayRepeat);
  }

  /** The same with one header more, e.g. {@code If-Match}. */
  Call withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Call(method, route, payload, Map.copyOf(more), mayRepeat);
  }

  /** The same, which may be sent again when it is not known whether it arrived. */
  Call repeatable() {
    return new Call(method, route, payload, headers, true);
  }

  /** The same, sent once whatever becomes of it. */
  Call once() {
    return new Call(method, route, payload, headers, false);
  }
}
