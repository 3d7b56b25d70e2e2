package org.clew.server.web.frame;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses of pages of this server, and of no other. */
final class OwnPath {
  // Visible ASCII without the backslash, which browsers read as a slash; what is not like that is
  // encoded in addresses that browsers send.
  private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

  private static final String START = "/";

  private OwnPath() {}

  /** The path, or the start page if it is none. */
  static String of(@Nullable String path) {
    if (path == null || !PATH.matcher(path).matches()) {
      return START;
    }
    return path.matches("/(sign-in|sign-out|api|data|assets)([/?#].*)?") ? START : path;
  }

  /** The path of a whole address, which may be another site’s or nonsense. */
  static String ofAddress(@Nullable String address) {
    try {
      URI uri = URI.create(address == null ? START : address);
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return of(uri.getRawPath() + query);
    } catch (IllegalArgumentException malformed) {
      return START;
    }
  }

  /** Where to sign in, and then to go on. */
  static String signIn(String then) {
    String path = of(then);
    return path.equals(START)
        ? "/sign-in"
        : "/sign-in?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
