package org.clew.model.wire;

import org.jspecify.annotations.Nullable;

/**
 * Who accepts an invitation ({@code POST /api/clew/v1/invitations/{token}/accept}).
 *
 * @param email the address to sign in with; null if the invitation has one
 * @param firstName given name
 * @param lastName family name
 * @param password 8 to 512 characters
 */
public record WireAcceptance(
    @Nullable String email, String firstName, String lastName, String password) {
  /** Takes the values. */
  public WireAcceptance {
    Required.present("firstName", firstName);
    Required.present("lastName", lastName);
    Required.present("password", password);
  }

  /** Without the password, so that logs stay clean. */
  @Override
  public String toString() {
    return "WireAcceptance[email=" + email + "]";
  }
}
