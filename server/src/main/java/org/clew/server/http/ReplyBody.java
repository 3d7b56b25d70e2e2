package org.clew.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What an answer consists of below its headers. */
public sealed interface ReplyBody {
  /** Bytes that are there. */
  record Ready(InputStream bytes) implements ReplyBody {}

  /** Bytes that are made while they are sent. */
  @FunctionalInterface
  non-sealed interface Made extends ReplyBody {
    /**
     * Writes them. An exception of the stream means that nobody listens any more: let it end the
     * work. The stream need not be closed.
     */
    void writeTo(OutputStream out) throws IOException;
  }
}
