package org.clew.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The verbs of HTTP on one version of the API, with JSON, files and streams in and out. */
record Http(Transport transport, Dialect dialect) {
  /** The same, with one more secret that no exception shows. */
  Http hiding(String secret) {
    return new Http(transport.as(transport.credential().hiding(secret)), dialect);
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
    Answer answer = ask("DELETE", route, null);
    // Gone since an attempt whose answer was lost.
    return answer.status() == 404 && answer.isRepeated() ? answer : answer.success();
  }

  /**
   * Makes something. A server that keeps idempotency keys is asked again when its answer is lost;
   * any other is not, as it might make the same thing twice.
   */
  Answer create(Route route, Payload payload) {
    Call call = Call.of("POST", route).with(payload);
    if (!dialect.isClew()) {
      return send(call);
    }
    return send(call.withHeader("Idempotency-Key", UUID.randomUUID().toString()).repeatable());
  }

  /** The answer, whatever its status. */
  Answer ask(String method, Route route, @Nullable Object body) {
    return ask(Call.of(method, route).with(Payload.json(body)));
  }

  /** The answer, whatever its status; held in memory. */
  Answer ask(Call call) {
    return transport.send(in(call));
  }

  /** The answer of a success; held in memory. */
  Answer send(Call call) {
    return ask(call).success();
  }

  /**
   * A success whose body is read while it arrives, never wholly in memory; close it.
   *
   * @throws UnexpectedStatusException if the server refuses
   */
  Download open(Call call) {
    Call whole = call.headers().containsKey("Accept") ? call : call.withHeader("Accept", "*/*");
    return transport.open(in(whole));
  }

  /** How faults of a request are told. */
  Faults faults(Call call) {
    return Faults.of(transport.url(), in(call));
  }

  private Call in(Call call) {
    return new Call(
        call.method(),
        call.route().in(dialect.version()),
        call.payload(),
        call.headers(),
        call.mayRepeat());
  }
}
