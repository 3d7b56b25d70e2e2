package org.clew.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;

/**
 * The bytes of a request as they come: more than the limit, an early end and silence are failures
 * that the sender is told.
 */
final class RequestBody {
  private final InputStream content;
  private final long limit;
  private final TooLarge tooLarge;
  private long count;

  /** Says that a body is too large. */
  @FunctionalInterface
  interface TooLarge {
    Failure failure();
  }

  /**
   * Of a request that may say how long it is.
   *
   * @throws Failure if that is too large already; a sender that asked before sending sends nothing
   */
  RequestBody(Context context, long limit, TooLarge tooLarge) {
    if (context.req().getContentLengthLong() > limit) {
      throw tooLarge.failure();
    }
    this.content = context.bodyInputStream();
    this.limit = limit;
    this.tooLarge = tooLarge;
  }

  /** Reads some bytes, at least one; -1 at the end. */
  int read(byte[] buffer) {
    int read;
    try {
      read = content.read(buffer);
    } catch (IOException broken) {
      throw explain(broken);
    }
    count += Math.max(0, read);
    if (count > limit) {
      throw tooLarge.failure();
    }
    return read;
  }

  /** What the sender is told when reading fails. */
  static Failure explain(IOException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return Failure.of(
            FailureCode.TIMEOUT,
            "The request stopped in the middle and nothing more came for a while. Send it again.");
      }
    }
    return Failure.badRequest("The request ended before all of its body had come. Send it again.");
  }
}
