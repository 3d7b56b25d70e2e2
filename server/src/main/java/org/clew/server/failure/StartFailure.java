package org.clew.server.failure;

/** Why the server does not start, in one sentence for the person who started it. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the sentence. */
  public StartFailure(String message) {
    super(message);
  }

  /** With the sentence, and what led to it. */
  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
