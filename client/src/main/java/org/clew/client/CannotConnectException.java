package org.clew.client;

import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;

/** The server was not reached, so it has done nothing. */
public final class CannotConnectException extends ClewException {
  CannotConnectException(URI url, Throwable cause) {
    super(
        "Cannot connect to %s (%s). Is the address right (WK_URL), does the server run, and does the network let you through?"
            .formatted(url, reason(cause)),
        cause);
  }

  @Override
  boolean isPassing() {
    for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof SSLHandshakeException) {
        return false;
      }
    }
    return true;
  }

  private static String reason(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
  }
}
