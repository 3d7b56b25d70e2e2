package org.clew.server.user;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireInvitation;
import org.clew.model.wire.WireNewUser.Membership;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as stored.
 *
 * @param email null to let the person choose
 * @param teams true where they become manager
 */
record InvitationRow(
    ObjectId id,
    @Nullable String email,
    UserRoles roles,
    Map<ObjectId, Boolean> teams,
    Map<String, Integer> experiences,
    long created,
    long expires) {
  /** Copies the maps. */
  InvitationRow {
    teams = Map.copyOf(teams);
    experiences = Map.copyOf(experiences);
  }

  WireInvitation wire() {
    List<Membership> memberships =
        teams.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(team -> new Membership(team.getKey(), team.getValue()))
            .toList();
    return new WireInvitation(
        id,
        email,
        roles.isAdmin(),
        roles.isDatasetManager(),
        memberships,
        experiences,
        created,
        expires);
  }
}
