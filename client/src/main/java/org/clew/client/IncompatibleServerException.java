package org.clew.client;

import java.net.URI;

/** Server and client speak no version of the API in common: one of them is too old. */
public final class IncompatibleServerException extends ClewException {
  IncompatibleServerException(URI url, int oldest, int newest) {
    super(
        "The server at %s speaks versions %d to %d of the API, this client %d to %d. %s is too old: update it."
            .formatted(
                url,
                oldest,
                newest,
                Negotiation.OLDEST,
                Negotiation.NEWEST,
                newest < Negotiation.OLDEST ? "The server" : "The client"),
        null);
  }
}
