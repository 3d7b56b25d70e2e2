package org.clew.client;

import org.jspecify.annotations.Nullable;

/**
 * The request went out, but no answer came back that makes sense: it broke off, took too long, or
 * is not what the task API answers. What the request asked for may have been done all the same.
 */
public final class InvalidResponseException extends ClewException {
  private final boolean isPassing;

  InvalidResponseException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  private InvalidResponseException(String message, @Nullable Throwable cause, boolean isPassing) {
    super(message, cause);
    this.isPassing = isPassing;
  }

  /** For a connection that broke or fell silent. */
  static InvalidResponseException broken(String message, Throwable cause) {
    return new InvalidResponseException(message, cause, true);
  }

  @Override
  boolean isPassing() {
    return isPassing;
  }

  /** The value, if the answer held it. */
  static <T> T present(@Nullable T value, String key) {
    if (value == null) {
      throw new InvalidResponseException("The answer of the server lacks “" + key + "”.", null);
    }
    return value;
  }
}
