package org.clew.model.wire;

/**
 * A new invitation, with what lets the person in.
 *
 * @param invitation what was made
 * @param token the secret; shown once
 * @param url where the invitation is told about, and below it {@code /accept}
 */
public record WireIssuedInvitation(WireInvitation invitation, String token, String url) {
  /** Without the secret, so that logs stay clean. */
  @Override
  public String toString() {
    return "WireIssuedInvitation[invitation=" + invitation.id() + "]";
  }
}
