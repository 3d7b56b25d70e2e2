package org.clew.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a sender still sends when it is answered already, mostly as it is refused. Closing at once
 * would reset the connection, and many would see that instead of the answer; so the answer is sent,
 * and then some more is taken and dropped.
 */
final class Leftover {
  private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);
  private static final long MOST_BYTES = 64L << 20;
  private static final int BUFFER_BYTES = 8 << 10;

  private final Context context;

  Leftover(Context context) {
    this.context = context;
  }

  /** Whether something is left; a little of known length is taken, and the connection goes on. */
  boolean isThere() {
    long length = context.req().getContentLengthLong();
    boolean hasBody = length > 0 || context.header("Transfer-Encoding") != null;
    if (!hasBody) {
      return false;
    }
    if (asksFirst()) {
      return true;
    }
    boolean isLittle = length > 0 && length <= BUFFER_BYTES;
    return isLittle ? !take(BUFFER_BYTES) : !isTaken();
  }

  /** Takes it, up to a limit. */
  void take() {
    if (!asksFirst()) {
      take(MOST_BYTES);
    }
  }

  /** Whether the sender waits to be asked for the body; reading would ask. */
  private boolean asksFirst() {
    return context.header("Expect") != null;
  }

  private boolean isTaken() {
    try {
      return context.req().getInputStream().isFinished();
    } catch (IOException gone) {
      return false;
    }
  }

  /** Whether nothing is left afterwards. */
  private boolean take(long most) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      long taken = 0;
      while (taken <= most) {
        int read = context.bodyInputStream().read(buffer);
        if (read < 0) {
          return true;
        }
        taken += read;
      }
    } catch (IOException gone) {
      LOG.debug("Nothing more comes of {}", LogName.of(context), gone);
    }
    return false;
  }
}
