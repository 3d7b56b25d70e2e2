package org.clew.server.user;

import java.util.Locale;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/** How someone wants pages to look. */
enum Theme {
  AUTO,
  LIGHT,
  DARK;

  static Theme of(@Nullable String text) {
    for (Theme theme : values()) {
      if (theme.column().equals(text)) {
        return theme;
      }
    }
    throw Failure.badRequest(
        "The theme is “auto”, “light” or “dark”%s."
            .formatted(text == null ? "" : ", not “" + text + "”"));
  }

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
