package org.clew.server.auth;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a token is for. */
enum TokenKind {
  /** A script, until it is revoked. */
  AUTHENTICATION(null),
  /** A browser. */
  SESSION(Duration.ofDays(30)),
  /** A viewer that reads voxels, and nothing else. */
  DATASTORE(Duration.ofDays(1));

  private final @Nullable Duration validity;

  TokenKind(@Nullable Duration validity) {
    this.validity = validity;
  }

  @Nullable Duration validity() {
    return validity;
  }

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
