package org.clew.server.web.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What a page says once, on top, of what was just done.
 *
 * @param kind how it went
 * @param text in a sentence
 * @param details more of the same, one a line
 */
public record Flash(Kind kind, String text, List<String> details) {
  static final String COOKIE = "clew-flash";

  private static final int MOST_DETAILS = 8;
  private static final int MOST_CHARACTERS = 300;

  /** How it went. */
  public enum Kind {
    /** As wished. */
    GOOD,
    /** As wished, but. */
    WARNING,
    /** Not. */
    BAD
  }

  /** Copies the details. */
  public Flash {
    details = List.copyOf(details);
  }

  /** It went well. */
  public static Flash good(String text) {
    return new Flash(Kind.GOOD, text, List.of());
  }

  /** It went well, but something has to be known. */
  public static Flash warning(String text, List<String> details) {
    return new Flash(Kind.WARNING, text, details);
  }

  /** It did not go. */
  public static Flash bad(Failure failure) {
    List<String> details = new ArrayList<>(failure.others());
    details.addAll(failure.causes());
    return new Flash(Kind.BAD, failure.getMessage(), details);
  }

  /** For the style. */
  public String style() {
    return switch (kind) {
      case GOOD -> "good";
      case WARNING -> "warning";
      case BAD -> "bad";
    };
  }

  /** Whether a screen reader says it at once. */
  public String role() {
    return kind == Kind.GOOD ? "status" : "alert";
  }

  String cookie() {
    List<String> lines = new ArrayList<>(List.of(kind.name(), line(text)));
    // A cookie has 4 kB.
    details.stream().limit(MOST_DETAILS).map(Flash::line).forEach(lines::add);
    String value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return "%s=%s; Path=/; HttpOnly; SameSite=Lax; Max-Age=60".formatted(COOKIE, value);
  }

  static String forgotten() {
    return COOKIE + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0";
  }

  static @Nullable Flash read(@Nullable String cookie) {
    if (cookie == null || cookie.isEmpty()) {
      return null;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cookie);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return new Flash(Kind.valueOf(lines.get(0)), lines.get(1), lines.subList(2, lines.size()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
      return null;
    }
  }

  private static String line(String text) {
    String line = Objects.requireNonNull(text).replaceAll("\\s+", " ").strip();
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
  }
}
