package org.clew.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Any text as a part of an address (RFC 3986): all but letters, digits and a few signs as UTF-8.
 */
public final class PercentEncoding {
  private PercentEncoding() {}

  /** The text, with {@code %20} for a space. */
  public static String of(String text) {
    // The form of forms, made that of addresses.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
