package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to join an organization ({@code GET /api/clew/v1/invitations}).
 *
 * @param id of the invitation
 * @param email the address that the person will sign in with; null to let them choose
 * @param isAdmin whether they become an admin
 * @param isDatasetManager whether they become a dataset manager
 * @param teams teams they join, besides that of everybody
 * @param experiences what they can do: value by domain
 * @param created ms
 * @param expires until when it is good, in ms
 */
public record WireInvitation(
    ObjectId id,
    @Nullable String email,
    boolean isAdmin,
    boolean isDatasetManager,
    List<WireNewUser.Membership> teams,
    Map<String, Integer> experiences,
    long created,
    long expires) {
  /** Copies list and map. */
  public WireInvitation {
    teams = List.copyOf(teams);
    experiences = Map.copyOf(experiences);
  }
}
