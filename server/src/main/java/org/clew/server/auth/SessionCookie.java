package org.clew.server.auth;

import java.time.Duration;
import java.util.Objects;
import org.clew.server.http.Request;

/** The cookie that holds a session, as the header {@code Set-Cookie} has it. */
public final class SessionCookie {
  private static final Duration VALIDITY = Objects.requireNonNull(TokenKind.SESSION.validity());

  private SessionCookie() {}

  /** Begins a session. */
  public static String begin(String secret, Request request) {
    return cookie(secret, VALIDITY.toSeconds(), request);
  }

  /** Makes the browser forget it. */
  public static String end(Request request) {
    return cookie("", 0, request);
  }

  private static String cookie(String secret, long seconds, Request request) {
    // Lax keeps other sites from sending it along with a form of theirs.
    String secure = request.isSecure() ? "; Secure" : "";
    return "%s=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=%d%s"
        .formatted(Request.SESSION_COOKIE, secret, seconds, secure);
  }
}
