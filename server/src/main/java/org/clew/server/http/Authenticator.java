package org.clew.server.http;

import org.jspecify.annotations.Nullable;

/** Finds out who sent a request. */
public interface Authenticator {
  /** The user behind a secret from a header, a query or a cookie; null if there is none. */
  @Nullable CurrentUser authenticate(String secret, Door door);
}
