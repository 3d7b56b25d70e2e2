package org.clew.server.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The versions of the task API that are spoken. */
final class SpokenVersions {
  /** The oldest. */
  static final int OLDEST = 13;

  /** The newest; also what a path without a version means. */
  static final int CURRENT = 14;

  static final List<String> API = List.of("/api/v14", "/api/v13", "/api");
  static final List<String> DATA = List.of("/data/v14", "/data/v13", "/data");
  private static final Pattern VERSIONED = Pattern.compile("^/(?:api|data)/v(\\d+)(?:/.*)?$");

  private SpokenVersions() {}

  /** Why a path asks for a version that is not spoken; null if it does not. */
  static @Nullable String refusal(String path) {
    Matcher versioned = VERSIONED.matcher(path);
    if (!versioned.matches()) {
      return null;
    }
    String asked = versioned.group(1);
    if (asked.equals(Integer.toString(OLDEST)) || asked.equals(Integer.toString(CURRENT))) {
      return null;
    }
    return ("This WEBKNOSSOS instance does not support the requested HTTP API version. Client"
            + " requested %s but must be at least %d and at most %d.")
        .formatted(asked, OLDEST, CURRENT);
  }
}
