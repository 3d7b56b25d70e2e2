package org.clew.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads options from variables and, where those say nothing, from a {@code .env} file. */
final class Environment {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:export\\s+)?(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^#]*?))\\s*(?:#.*)?");

  private Environment() {}

  static ClewOptions read(Map<String, String> variables, Path file) {
    Map<String, String> values = new HashMap<>(lines(file));
    variables.forEach((name, value) -> {
      if (!value.isBlank()) {
        values.put(name, value.strip());
      }
    });
    return ClewOptions.of(url(values.get("WK_URL")))
        .withToken(values.get("WK_TOKEN"))
        .withTimeout(timeout(values.get("WK_TIMEOUT")));
  }

  private static URI url(@Nullable String text) {
    if (text == null) {
      return ClewOptions.DEFAULT_URL;
    }
    try {
      return URI.create(text);
    } catch (IllegalArgumentException malformed) {
      // Without the cause: it repeats the address, which may hold a password.
      throw new IllegalArgumentException("WK_URL is not an address.");
    }
  }

  private static Duration timeout(@Nullable String text) {
    if (text == null) {
      return ClewOptions.DEFAULT_TIMEOUT;
    }
    try {
      return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "WK_TIMEOUT is a number of seconds, not “" + text + "”.", notANumber);
    }
  }

  private static Map<String, String> lines(Path file) {
    Map<String, String> values = new HashMap<>();
    if (!Files.isRegularFile(file)) {
      return values;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          String value = firstOf(matcher);
          if (!value.isBlank()) {
            values.put(matcher.group(1), value.strip());
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + file, unreadable);
    }
    return values;
  }

  private static String firstOf(Matcher matcher) {
    for (int group = 2; group <= 4; group++) {
      String value = matcher.group(group);
      if (value != null) {
        return value;
      }
    }
    return "";
  }
}
