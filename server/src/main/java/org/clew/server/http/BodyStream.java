package org.clew.server.http;

import java.io.IOException;
import java.io.InputStream;
import org.clew.server.failure.Failure;

/**
 * A body that is read while it comes.
 *
 * @param type of its content, in small letters, without parameters
 * @param bytes what comes; reading fails with {@link Broken} when it ends before its end
 */
public record BodyStream(String type, InputStream bytes) {

  /** The sender fell silent, or went away, or what came is no gzip. */
  public static final class Broken extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    Broken(Failure failure) {
      super(failure.getMessage());
      this.failure = failure;
    }

    /** What the sender is told, if they still listen. */
    public Failure failure() {
      return failure;
    }
  }
}
