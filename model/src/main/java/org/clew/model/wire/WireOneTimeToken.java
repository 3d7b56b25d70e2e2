package org.clew.model.wire;

/**
 * A token that does one thing once, such as setting a password ({@code POST
 * /api/clew/v1/passwordResets/{token}}).
 *
 * @param token the secret; shown once
 * @param expires until when it is good, in ms
 * @param url of the page on which the person uses it
 * @param mailed whether the link was sent to them
 */
public record WireOneTimeToken(String token, long expires, String url, boolean mailed) {
  /** Without the secret, so that logs stay clean. */
  @Override
  public String toString() {
    return "WireOneTimeToken[expires=" + expires + "]";
  }
}
