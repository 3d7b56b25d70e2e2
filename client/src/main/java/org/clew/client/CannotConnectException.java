package org.clew.client;

import java.net.URI;

/** The server was not reached, so it has done nothing. */
public final class CannotConnectException extends ClewException {
  CannotConnectException(URI url, Throwable cause) {
    super(
        "Cannot connect to %s (%s). Is the address right (WK_URL), does the server run, and does the network let you through?"
            .formatted(url, reason(cause)),
        cause);
  }

  private static String reason(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
  }
}
