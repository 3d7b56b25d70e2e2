package org.clew.client;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param connecting until there is a connection
 * @param silence without a byte within an answer
 * @param answering from the last byte of the request to the last of its answer; with streamed
 *     answers, to the first
 */
record Timeouts(Duration connecting, Duration silence, Duration answering) {
  Timeouts {
    connecting = shorter(connecting, answering);
    silence = shorter(silence, answering);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
