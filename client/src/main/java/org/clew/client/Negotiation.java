package org.clew.client;

import tools.jackson.databind.JsonNode;

/** Agrees with a server on the version of the API. */
final class Negotiation {
  static final int OLDEST = 13;
  static final int NEWEST = 14;

  private Negotiation() {}

  /** The highest version that both speak; asked without a token, as the contract wants. */
  static Dialect dialect(Transport transport) {
    Answer answer =
        transport
            .as(Credential.NONE)
            .send(Call.of("GET", Route.unversioned("/buildinfo")))
            .success();
    JsonNode range = answer.tree().path("httpApiVersioning");
    JsonNode newest = range.path("currentApiVersion");
    JsonNode oldest = range.path("oldestSupportedApiVersion");
    if (!newest.isInt() || !oldest.isInt()) {
      throw answer.unreadable(
          "%s does not say which versions of the task API it speaks".formatted(transport.url()));
    }
    int highest = Math.min(NEWEST, newest.intValue());
    if (highest < Math.max(OLDEST, oldest.intValue())) {
      throw new IncompatibleServerException(transport.url(), oldest.intValue(), newest.intValue());
    }
    return new Dialect(highest, answer.tree().path("clew").isObject());
  }
}
