package org.clew.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header {@code Content-Disposition} (RFC 6266). */
final class Disposition {
  private static final Pattern ENCODED =
      Pattern.compile(";\\s*filename\\*\\s*=\\s*utf-8'[^']*'([^;\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN =
      Pattern.compile(
          ";\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))",
          Pattern.CASE_INSENSITIVE);

  private Disposition() {}

  /** The name of a file, without any directory; empty if there is none. */
  static Optional<String> fileName(String header) {
    return encoded(header)
        .or(() -> plain(header))
        .map(name -> name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip())
        .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."));
  }

  private static Optional<String> encoded(String header) {
    Matcher matcher = ENCODED.matcher(header);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      String name = matcher.group(1).replace("+", "%2B");
      return Optional.of(URLDecoder.decode(name, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<String> plain(String header) {
    Matcher matcher = PLAIN.matcher(header);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String quoted = matcher.group(1);
    return Optional.of(quoted == null ? matcher.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
  }
}
