package org.clew.server.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites from changing something in the name of whoever looks at them. Browsers add the
 * cookie by themselves, and say from which site a request comes; programs say nothing of it, and
 * what carries a token was sent by someone who knows it.
 */
final class CrossSite {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Supplier<String> url;

  /** With the address of the server as clients see it. */
  CrossSite(Supplier<String> url) {
    this.url = url;
  }

  static boolean isSafe(String method) {
    return SAFE.contains(method);
  }

  void check(Context context, Door door) {
    boolean carriesToken =
        door != Door.PAGE
            && (context.header(Request.TOKEN_HEADER) != null
                || context.queryParam("token") != null);
    if (!isSafe(context.req().getMethod()) && !carriesToken && isForeign(context)) {
      throw Failure.forbidden(
          "This request comes from another site, so it was not carried out. If this is your"
              + " server’s own page, its address has to be set as “public-url”.");
    }
  }

  private boolean isForeign(Context context) {
    // Browsers send it to trustworthy addresses only: with TLS, or of this machine.
    String site = context.header("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = context.header("Origin");
    if (origin == null) {
      return false;
    }
    String from = authority(origin);
    return from == null
        || !(from.equalsIgnoreCase(context.header("Host"))
            || from.equalsIgnoreCase(context.header("X-Forwarded-Host"))
            || from.equalsIgnoreCase(Objects.requireNonNullElse(authority(url.get()), "")));
  }

  /** Host and port, or null where there is none, as in the origin “null”. */
  private static @Nullable String authority(String address) {
    try {
      return URI.create(address).getRawAuthority();
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
