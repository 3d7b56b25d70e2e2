package org.clew.model.wire;

/**
 * A token that does one thing once, such as setting a password ({@code POST
 * /api/clew/v1/passwordResets/{token}}).
 *
 * @param token the secret; shown once
 * @param expires until when it is good, in ms
 */
public record WireOneTimeToken(String token, long expires) {
  /** Without the secret, so that logs stay clean. */
  @Override
  public String toString() {
    return "WireOneTimeToken[expires=" + expires + "]";
  }
}
