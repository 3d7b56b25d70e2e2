package org.clew.model.wire;

/**
 * A new invitation, with what lets the person in.
 *
 * @param invitation what was made
 * @param token the secret; shown once
 * @param url of the page on which the person accepts it
 * @param mailed whether the link was sent to the address of the invitation
 */
public record WireIssuedInvitation(
    WireInvitation invitation, String token, String url, boolean mailed) {
  /** Without the secret, so that logs stay clean. */
  @Override
  public String toString() {
    return "WireIssuedInvitation[invitation=" + invitation.id() + "]";
  }
}
