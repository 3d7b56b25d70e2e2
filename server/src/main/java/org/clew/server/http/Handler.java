package org.clew.server.http;

/** Answers a request. */
@FunctionalInterface
public interface Handler {
  /** The answer; a {@link org.clew.server.failure.Failure} becomes an answer too. */
  Reply handle(Request request);
}
