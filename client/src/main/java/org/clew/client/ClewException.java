package org.clew.client;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong between this program and the server. The narrower classes say what; none of
 * them ever shows a token or a password.
 */
public abstract class ClewException extends RuntimeException {
  ClewException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Whether the same request may well succeed a moment later. */
  boolean isPassing() {
    return false;
  }
}
