package org.clew.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt: a response or a fault.
 *
 * @param response unless there was a fault
 * @param fault unless there is a response
 */
record Outcome<R extends Response>(@Nullable R response, @Nullable ClewException fault) {
  static <R extends Response> Outcome<R> of(IntFunction<R> attempt, int unknown) {
    try {
      return new Outcome<>(attempt.apply(unknown), null);
    } catch (ClewException fault) {
      return new Outcome<>(null, fault);
    }
  }

  R get() {
    if (response == null) {
      throw fault == null ? new IllegalStateException("neither response nor fault") : fault;
    }
    return response;
  }

  /** Whether another attempt may go better. */
  boolean mayPass() {
    if (response == null) {
      return fault != null && fault.isPassing();
    }
    return switch (response.status()) {
      case 429, 502, 503, 504 -> true;
      // The same request is still under way, or something else that the server expects to end.
      case 409 -> response.headers().firstValue("Retry-After").isPresent();
      default -> false;
    };
  }

  /** Whether the server may have done what was asked, without this client knowing. */
  boolean mayHaveWorked() {
    if (response == null) {
      return !(fault instanceof CannotConnectException);
    }
    return response.status() == 502 || response.status() == 504;
  }

  /** How long the server asks to wait. */
  Optional<Duration> wish(Instant now) {
    return Optional.ofNullable(response).flatMap(given -> RetryAfter.of(given.headers(), now));
  }
}
