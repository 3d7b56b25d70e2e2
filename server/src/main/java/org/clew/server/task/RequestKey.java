package org.clew.server.task;

import java.util.Optional;
import org.clew.server.failure.Failure;
import org.clew.server.http.Request;

/**
 * What a sender calls its request, so that sending it again makes nothing twice.
 *
 * @param key the header {@code Idempotency-Key}
 * @param request fingerprint of what is asked for
 */
public record RequestKey(String key, String request) {
  /** Where it stands. */
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 255;

  /** The key of a request, whose fingerprint is only taken if there is one. */
  static Optional<RequestKey> of(Request request, Fingerprint.Source source) {
    return keyOf(request).map(key -> new RequestKey(key, source.taken()));
  }

  /** The key alone. */
  public static Optional<String> keyOf(Request request) {
    String key = request.header(HEADER);
    if (key == null) {
      return Optional.empty();
    }
    boolean isPrintable = key.chars().allMatch(c -> c > ' ' && c < 127);
    if (key.isEmpty() || key.length() > LONGEST || !isPrintable) {
      throw Failure.badRequest(
          "The header %s has 1 to %d printable characters without blanks."
              .formatted(HEADER, LONGEST));
    }
    return Optional.of(key);
  }
}
