package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Who is to join the organization ({@code POST /api/clew/v1/users}).
 *
 * @param email the address that will sign in
 * @param firstName given name
 * @param lastName family name
 * @param password 8 to 512 characters; null to have one made up
 * @param isAdmin null for false
 * @param isDatasetManager null for false
 * @param teams besides the organization’s team; null for none
 * @param experiences value by domain; null for none
 */
public record WireNewUser(
    String email,
    String firstName,
    String lastName,
    @Nullable String password,
    @Nullable Boolean isAdmin,
    @Nullable Boolean isDatasetManager,
    @Nullable List<Membership> teams,
    @Nullable Map<String, Integer> experiences) {
  /** Takes the values. */
  public WireNewUser {
    Required.present("email", email);
    Required.present("firstName", firstName);
    Required.present("lastName", lastName);
  }

  /** Without the password, so that logs stay clean. */
  @Override
  public String toString() {
    return "WireNewUser[email=" + email + "]";
  }

  /**
   * A wanted membership.
   *
   * @param id of the team
   * @param isTeamManager whether to manage it
   */
  public record Membership(ObjectId id, boolean isTeamManager) {
    /** Takes the values. */
    public Membership {
      Required.present("id", id);
    }
  }
}
