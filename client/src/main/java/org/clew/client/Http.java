package org.clew.client;

import org.clew.json.WireJson;
import org.jspecify.annotations.Nullable;

/** The verbs of HTTP on one version of the API, with JSON in and out. */
record Http(Transport transport, int version) {
  /** The same, with one more secret that no exception shows. */
  Http hiding(String secret) {
    return new Http(transport.as(transport.credential().hiding(secret)), version);
  }

  Answer get(Route route) {
    return ask("GET", route, null).success();
  }

  Answer post(Route route, @Nullable Object body) {
    return ask("POST", route, body).success();
  }

  Answer put(Route route, @Nullable Object body) {
    return ask("PUT", route, body).success();
  }

  Answer patch(Route route, @Nullable Object body) {
    return ask("PATCH", route, body).success();
  }

  Answer delete(Route route) {
    return ask("DELETE", route, null).success();
  }

  /** The answer, whatever its status. */
  Answer ask(String method, Route route, @Nullable Object body) {
    byte[] json = body == null ? new byte[0] : WireJson.mapper().writeValueAsBytes(body);
    return transport.send(method, route.in(version), json);
  }
}
