package org.clew.server.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Leads to the client. Knows afterwards whether it was the client that failed, and does not end the
 * answer when it is closed: a half archive would look like a whole one.
 */
final class ReplyStream extends OutputStream {
  private final OutputStream out;
  private final OutputStream connection;
  private boolean isGone;

  /** Through a stream that may compress, to the connection. */
  ReplyStream(OutputStream out, OutputStream connection) {
    this.out = out;
    this.connection = connection;
  }

  /** Whether the client no longer takes anything. */
  boolean isGone() {
    return isGone;
  }

  /** Ends the answer. */
  void end() throws IOException {
    attempt(out::close);
    attempt(connection::close);
  }

  @Override
  public void write(int value) throws IOException {
    attempt(() -> out.write(value));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    attempt(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    attempt(out::flush);
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) throws IOException {
    if (isGone) {
      throw new IOException("The client has gone.");
    }
    try {
      step.run();
    } catch (IOException failed) {
      isGone = true;
      throw failed;
    }
  }
}
