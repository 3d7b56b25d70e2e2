package org.clew.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Says what went wrong with a request that got no answer, or not a whole one.
 *
 * @param server its address
 * @param method the verb of the request
 * @param url what was asked, without parameters
 */
record Faults(URI server, String method, URI url) {
  static Faults of(URI server, Call call) {
    return new Faults(server, call.method(), URI.create(server + call.route().withoutParameters()));
  }

  /** The request for people. */
  String request() {
    return method + " " + url;
  }

  ClewException of(Throwable cause) {
    if (cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLHandshakeException) {
      return new CannotConnectException(server, cause);
    }
    if (cause instanceof InterruptedIOException interrupted) {
      return unanswered(String.valueOf(interrupted.getMessage()), cause);
    }
    if (cause instanceof HttpTimeoutException silent) {
      return broken(String.valueOf(silent.getMessage()), cause);
    }
    return cause instanceof IOException
        ? broken("the connection broke", cause)
        : unanswered("it could not be sent", cause);
  }

  InvalidResponseException unanswered(String why, Throwable cause) {
    return new InvalidResponseException(text(why), cause);
  }

  private InvalidResponseException broken(String why, Throwable cause) {
    return InvalidResponseException.broken(text(why), cause);
  }

  private String text(String why) {
    return "No answer: %s (%s).".formatted(why, request());
  }
}
