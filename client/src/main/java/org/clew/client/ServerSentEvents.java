package org.clew.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events, as the HTML standard has them (9.2.6, interpreting a stream). */
final class ServerSentEvents implements AutoCloseable {
  /** The media type. */
  static final String TYPE = "text/event-stream";

  private final Download download;
  private final BufferedReader lines;

  ServerSentEvents(Download download) {
    this.download = download;
    this.lines = new BufferedReader(new InputStreamReader(download.body(), StandardCharsets.UTF_8));
  }

  /**
   * What stands between two blank lines.
   *
   * @param id the place from which to go on later; null if it did not change
   * @param data the text, perhaps empty
   */
  record Message(@Nullable String id, String data) {}

  /** Waits for the next one; null at the end. What breaks off in its middle is no message. */
  @Nullable Message next() throws IOException {
    String id = null;
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        return new Message(id, data.toString());
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
      if (field.equals("id")) {
        id = value;
      } else if (field.equals("data")) {
        data.append(data.isEmpty() ? "" : "\n").append(value);
      }
    }
    return null;
  }

  @Override
  public void close() {
    download.close();
  }
}
