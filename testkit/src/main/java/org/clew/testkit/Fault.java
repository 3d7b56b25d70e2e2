package org.clew.testkit;

import java.time.Duration;

/** What a {@link FaultyProxy} does to a request or to its answer. */
public sealed interface Fault {
  /** The connection breaks before the server hears of the request. */
  record Drop() implements Fault {}

  /**
   * The connection breaks in the middle of the request.
   *
   * @param after so many bytes of it, with its headers, have reached the server
   */
  record CutRequest(int after) implements Fault {}

  /**
   * The server carries the request out, but its answer breaks off.
   *
   * @param after so many bytes arrive
   */
  record Cut(int after) implements Fault {}

  /**
   * The server carries the request out, but its answer does not go on.
   *
   * @param after so many bytes arrive
   */
  record Silence(int after) implements Fault {}

  /**
   * The server carries the request out, and its answer comes byte by byte.
   *
   * @param pause between two bytes
   */
  record Trickle(Duration pause) implements Fault {}

  /**
   * The answer comes as the server sends it, however long it takes, then the connection breaks.
   *
   * @param after so many bytes arrive
   */
  record CutStream(int after) implements Fault {
    /** None: all arrives. */
    public static final CutStream NEVER = new CutStream(Integer.MAX_VALUE);
  }

  /**
   * Something else answers, and the server hears nothing.
   *
   * @param bytes what is said, HTTP or not
   */
  record Instead(String bytes) implements Fault {
    /** A short answer of HTTP. */
    public static Instead status(int status, String... headers) {
      String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
      return new Instead(
          "HTTP/1.1 %d Fault\r\nContent-Length: 0\r\nConnection: close\r\n%s\r\n"
              .formatted(status, more));
    }
  }
}
