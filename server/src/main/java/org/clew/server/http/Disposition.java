package org.clew.server.http;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Content-Disposition} of a part of a form.
 *
 * @param field the part’s name
 * @param fileName its file’s name; null if it is a text
 */
record Disposition(String field, @Nullable String fileName) {
  // A backslash escapes only a quote or itself: browsers send others as they are.
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([^=;\\s]+)\\s*=\\s*(?:\"((?:\\\\[\"\\\\]|[^\"])*+)\"|([^;\"]*))\\s*");

  private static final Pattern EXTENDED =
      Pattern.compile("(UTF-8|ISO-8859-1)'[^']*'(.*)", Pattern.CASE_INSENSITIVE);

  /** Reads one; empty if it names no field. */
  static Optional<Disposition> parse(String header) {
    Map<String, String> parameters = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(header);
    int end = Math.max(0, header.indexOf(';'));
    while (parameter.find(end) && parameter.start() == end) {
      String quoted = parameter.group(2);
      parameters.putIfAbsent(
          parameter.group(1).toLowerCase(Locale.ROOT),
          quoted == null ? parameter.group(3).strip() : unescaped(quoted));
      end = parameter.end();
    }
    String field = parameters.get("name");
    if (field == null || end < header.length()) {
      return Optional.empty();
    }
    String extended = decoded(parameters.get("filename*"));
    return Optional.of(
        new Disposition(field, extended == null ? parameters.get("filename") : extended));
  }

  /**
   * Backslashes as older programs send them; else the three escapes of browsers (HTML standard).
   */
  private static String unescaped(String quoted) {
    return quoted
        .replaceAll("\\\\([\"\\\\])", "$1")
        .replaceAll("(?i)%22", "\"")
        .replaceAll("(?i)%0D", "\r")
        .replaceAll("(?i)%0A", "\n");
  }

  /** RFC 8187, which forms should not use and some clients do. */
  private static @Nullable String decoded(@Nullable String extended) {
    Matcher parts = EXTENDED.matcher(extended == null ? "" : extended);
    if (!parts.matches()) {
      return null;
    }
    boolean isUtf8 = parts.group(1).equalsIgnoreCase("UTF-8");
    Charset charset = isUtf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    try {
      return URLDecoder.decode(parts.group(2).replace("+", "%2B"), charset);
    } catch (IllegalArgumentException misshapen) {
      return null;
    }
  }
}
