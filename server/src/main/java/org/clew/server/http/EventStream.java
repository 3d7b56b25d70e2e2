package org.clew.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to a client that keeps listening: server-sent events, as the HTML standard has them.
 * What is sent may wait for {@link #flush}. For one thread.
 */
public final class EventStream {
  /** The media type. */
  public static final String TYPE = "text/event-stream";

  private final OutputStream out;

  EventStream(OutputStream out) {
    this.out = out;
  }

  /** Where events come from; an exception of the stream means that nobody listens any more. */
  @FunctionalInterface
  public interface Source {
    /** Sends events until there are no more. */
    void sendTo(EventStream stream) throws IOException;
  }

  /**
   * Sends an event.
   *
   * @param id what the client says in {@code Last-Event-ID} when it comes back, in one line; null
   *     to leave it as it was
   * @param event what kind it is, in one line; null for a plain message
   * @param data any text
   */
  public void send(@Nullable String id, @Nullable String event, String data) throws IOException {
    StringBuilder text = new StringBuilder(data.length() + 80);
    if (id != null) {
      text.append("id: ").append(id).append('\n');
    }
    if (event != null) {
      text.append("event: ").append(event).append('\n');
    }
    for (String line : data.split("\r\n|\r|\n", -1)) {
      text.append("data: ").append(line).append('\n');
    }
    write(text.append('\n').toString());
  }

  /** Moves the place from which the client goes on when it comes back; it sees no event. */
  public void moveTo(String id) throws IOException {
    write("id: " + id + "\n\n");
  }

  /** Shows that the connection lives, to the client and to what lies between. */
  public void beat() throws IOException {
    write(":\n\n");
    flush();
  }

  /** Sends what waits. */
  public void flush() throws IOException {
    out.flush();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
