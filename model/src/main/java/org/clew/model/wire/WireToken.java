package org.clew.model.wire;

/**
 * A token: what a script signs in with.
 *
 * @param token the secret; shown once
 */
public record WireToken(String token) {
  /** Without the secret, so that logs stay clean. */
  @Override
  public String toString() {
    return "WireToken[token=…]";
  }
}
